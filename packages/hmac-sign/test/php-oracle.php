<?php
// Answers what PHP itself makes of parameter sets. One JSON text a line in, one a line out.
//
// In: {"params": [[name, value], …], "secret": "…"}. A value says its type, so that nothing is lost on the way:
// ["null"], ["bool", true], ["int", "7"], ["float", "3ff0000000000000"] (IEEE 754, big-endian hex), ["text", "…"],
// ["list", [[index, value], …]], ["map", [[key, value], …]].

function read_value(array $tagged): mixed
{
    [$type, $content] = $tagged + [1 => null];
    return match ($type) {
        'null' => null,
        'bool', 'text' => $content,
        'int' => (int) $content,
        'float' => unpack('E', hex2bin($content))[1],
        'list', 'map' => read_fields($content),
    };
}

function read_fields(array $pairs): array
{
    $fields = [];
    foreach ($pairs as [$name, $value]) {
        $fields[$name] = read_value($value);
    }
    return $fields;
}

/** The raw dialect: what WeChat Pay v2's own PHP sample does, with the treatment of empty values as an argument. */
function raw_text(array $fields, bool $skipEmpty): string
{
    $pairs = [];
    foreach ($fields as $name => $value) {
        if ($value !== null && !is_array($value) && !($skipEmpty && $value === '')) {
            $pairs[] = "$name=$value";
        }
    }
    return implode('&', $pairs);
}

while (($line = fgets(STDIN)) !== false) {
    ['params' => $pairs, 'secret' => $secret] = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    $fields = read_fields($pairs);
    $answer = [
        'rfc1738' => http_build_query($fields),
        'rfc3986' => http_build_query($fields, '', '&', PHP_QUERY_RFC3986),
    ];

    unset($fields['sign']);
    ksort($fields);
    $answer['defaultOrder'] = array_map('strval', array_keys($fields));
    ksort($fields, SORT_STRING);
    $query = http_build_query($fields);
    $text = raw_text(array_filter($fields, fn ($value) => !is_bool($value) && !is_float($value)), true);
    $answer += [
        'canonicalQuery' => $query,
        'hmacSha256' => hash_hmac('sha256', $query, $secret),
        'hmacSha1' => strtoupper(hash_hmac('sha1', $query, $secret)),
        'md5' => md5($query . '&key=' . $secret),
        'canonicalText' => $text,
        'textMd5' => strtoupper(md5($text . '&key=' . $secret)),
    ];
    echo json_encode($answer, JSON_THROW_ON_ERROR), "\n";
}
