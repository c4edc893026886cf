/*
 * The limit that the XXTEA benchmark compares with: the length-word variant in scalar C, four words a turn with the key
 * words of a cycle in locals, as the TypeScript does it. Compiled by src/xxtea.ts with `cc -O3` for each run.
 *
 *   xxtea <encrypt|decrypt> <bytes>
 *
 * Reads a number of calls a line, makes that many, and answers with a checksum line; ends with its input. A call does
 * what a call of the package does: a fresh output buffer, bytes to words, zero padding, the length word, the rounds in
 * place, and on decryption the check of the length. It frees the buffer itself; the package leaves that to the collector.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DELTA 0x9E3779B9u
#define MIX(sum, y, z, key) ((((z) >> 5 ^ (y) << 2) + ((y) >> 3 ^ (z) << 4)) ^ (((sum) ^ (y)) + ((key) ^ (z))))

static void encrypt_words(uint32_t *restrict words, size_t count, const uint32_t *restrict key) {
  const size_t last = count - 1;
  uint32_t cycles = 6 + (uint32_t)(52 / count);
  uint32_t sum = 0;
  uint32_t z = words[last];
  while (cycles-- > 0) {
    sum += DELTA;
    const uint32_t e = sum >> 2 & 3;
    const uint32_t k0 = key[e], k1 = key[1 ^ e], k2 = key[2 ^ e], k3 = key[3 ^ e];
    size_t p = 0;
    for (; p + 4 <= last; p += 4) {
      z = words[p] += MIX(sum, words[p + 1], z, k0);
      z = words[p + 1] += MIX(sum, words[p + 2], z, k1);
      z = words[p + 2] += MIX(sum, words[p + 3], z, k2);
      z = words[p + 3] += MIX(sum, words[p + 4], z, k3);
    }
    for (; p < last; p++) z = words[p] += MIX(sum, words[p + 1], z, key[(p & 3) ^ e]);
    z = words[last] += MIX(sum, words[0], z, key[(last & 3) ^ e]);
  }
}

static void decrypt_words(uint32_t *restrict words, size_t count, const uint32_t *restrict key) {
  const size_t last = count - 1;
  uint32_t sum = (6 + (uint32_t)(52 / count)) * DELTA;
  uint32_t y = words[0];
  for (; sum != 0; sum -= DELTA) {
    const uint32_t e = sum >> 2 & 3;
    const uint32_t k0 = key[e], k1 = key[1 ^ e], k2 = key[2 ^ e], k3 = key[3 ^ e];
    size_t p = last;
    for (; (p & 3) != 0; p--) y = words[p] -= MIX(sum, y, words[p - 1], key[(p & 3) ^ e]);
    for (; p > 0; p -= 4) {
      y = words[p] -= MIX(sum, y, words[p - 1], k0);
      y = words[p - 1] -= MIX(sum, y, words[p - 2], k3);
      y = words[p - 2] -= MIX(sum, y, words[p - 3], k2);
      y = words[p - 3] -= MIX(sum, y, words[p - 4], k1);
    }
    y = words[0] -= MIX(sum, y, words[last], k0);
  }
}

static uint8_t *encrypt(const uint8_t *data, size_t length, const uint32_t key[4], size_t *output_length) {
  const size_t count = (length + 3) / 4 + 1;
  uint32_t *words = malloc(count * 4);
  words[count - 1] = 0;
  if (count > 1) words[count - 2] = 0;
  memcpy(words, data, length);
  words[count - 1] = (uint32_t)length;
  encrypt_words(words, count, key);
  *output_length = count * 4;
  return (uint8_t *)words;
}

static uint8_t *decrypt(const uint8_t *data, size_t length, const uint32_t key[4], size_t *output_length) {
  if (length < 8 || length % 4 != 0) return NULL;
  const size_t count = length / 4;
  uint32_t *words = malloc(length);
  memcpy(words, data, length);
  decrypt_words(words, count, key);
  const size_t plain = words[count - 1];
  if (plain > length - 4 || plain + 3 < length - 4) {
    free(words);
    return NULL;
  }
  *output_length = plain;
  return (uint8_t *)words;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const int encrypting = strcmp(argv[1], "encrypt") == 0;
  const size_t length = strtoul(argv[2], NULL, 10);
  uint32_t key[4];
  memcpy(key, "0123456789abcdef", 16);
  uint8_t *plain = malloc(length);
  for (size_t index = 0; index < length; index++) plain[index] = (uint8_t)index;
  size_t cipher_length = 0;
  uint8_t *cipher = encrypt(plain, length, key, &cipher_length);
  const uint8_t *input = encrypting ? plain : cipher;
  const size_t input_length = encrypting ? length : cipher_length;

  unsigned long calls = 0;
  while (scanf("%lu", &calls) == 1) {
    uint32_t checksum = 0;
    for (unsigned long index = 0; index < calls; index++) {
      size_t output_length = 0;
      uint8_t *output = encrypting ? encrypt(input, input_length, key, &output_length)
                                   : decrypt(input, input_length, key, &output_length);
      if (output == NULL) return 1;
      for (size_t at = output_length - 4; at < output_length; at++) checksum = checksum << 8 | output[at];
      free(output);
    }
    printf("%08x\n", checksum);
    fflush(stdout);
  }
  free(plain);
  free(cipher);
  return 0;
}
