<?php
// Sums WeChat Pay trade bills with PHP's own string functions and 64-bit integers. One bill a line in, in base64; one JSON
// text a line out: rows, and the sum of each amount column by its Chinese name (fees in units of 10^-5 yuan, others in fen).

const DECIMALS = ['手续费' => 5, '返还手续费' => 5];
const AMOUNTS = '/^(应结订单金额|总金额|代金券金额|代金券或立减优惠金额|企业红包金额|退款金额|充值券退款金额'
    . '|代金券或立减优惠退款金额|企业红包退款金额|订单金额|申请退款金额|手续费|返还手续费)$/u';

function read_units(string $text, int $decimals): int
{
    if (preg_match('/^(-?)(\d+)(?:\.(\d+))?$/', $text, $match) !== 1) {
        throw new Exception("no amount: $text");
    }
    $units = (int) ($match[2] . str_pad($match[3] ?? '', $decimals, '0'));
    return $match[1] === '-' ? -$units : $units;
}

function sum_bill(string $bill): array
{
    $bill = preg_replace('/^\xEF\xBB\xBF/', '', $bill);
    [$header, $rest] = preg_split('/\r?\n/', $bill, 2);
    $names = explode(',', $header);
    // Rows begin with a back-tick and a date, the footer with its first name.
    $parts = preg_split('/(?:^|\r?\n)(?=`\d{4}-\d\d-\d\d|总交易单数,)/', $rest, -1, PREG_SPLIT_NO_EMPTY);
    array_pop($parts);
    $sums = array_fill_keys(preg_grep(AMOUNTS, $names), 0);
    foreach ($parts as $row) {
        $cells = array_combine($names, explode(',`', substr($row, 1)));
        foreach ($sums as $name => $_) {
            $sums[$name] += read_units($cells[$name], DECIMALS[$name] ?? 2);
        }
    }
    return ['rows' => count($parts), 'sums' => (object) array_map('strval', $sums)];
}

while (($line = fgets(STDIN)) !== false) {
    echo json_encode(sum_bill(base64_decode($line, true)), JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE), "\n";
}
