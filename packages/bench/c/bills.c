/*
 * The limit that the benchmark of bills compares with: the sums of a WeChat Pay trade bill of 27 columns, in scalar C.
 * Compiled by src/bills.ts with `cc -O3` for each run.
 *
 *   bills <forward|backward> <file>
 *
 * Reads the file into memory, then a number of calls a line, makes that many, and answers with the milliseconds of CPU that
 * they took and with what the last one found: rows, then fen (the fees: units of 10^-5 yuan) of the six columns that the
 * bill's footer sums. Ends with its input.
 *
 * `forward` looks at every byte once and counts separators, as a reader that knows the columns by number would be written.
 * `backward` finds the line end with memchr and walks back from there past the last sixteen columns, which is all that the
 * sums need.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SUMS = 6, COLUMNS = 27 };

/* 应结订单金额, 退款金额, 充值券退款金额, 手续费, 订单金额, 申请退款金额: where they stand, and how many decimals they have. */
static const int8_t sum_of_column[COLUMNS] = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, -1,
                                              -1, -1, 1,  2,  -1, -1, -1, -1, 3,  -1, 4,  5,  -1};
static const uint8_t decimals_of_column[COLUMNS] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0,
                                                    0, 0, 2, 2, 0, 0, 0, 0, 5, 0, 2, 2, 0};

typedef struct {
  uint64_t rows;
  int64_t sums[SUMS];
} totals;

/* Reads one amount at `at`, and leaves `at` behind it. Anything that is no amount ends the program. */
static inline int64_t read_amount(const uint8_t **at, int decimals) {
  const uint8_t *byte = *at;
  const int negative = *byte == '-';
  byte += negative;
  int64_t value = 0;
  int digits = 0;
  for (; *byte >= '0' && *byte <= '9'; byte++, digits++) value = value * 10 + (*byte - '0');
  int fraction = 0;
  if (*byte == '.') {
    for (byte++; *byte >= '0' && *byte <= '9'; byte++, fraction++) value = value * 10 + (*byte - '0');
  }
  if (digits == 0 || digits + fraction > 18 || fraction > decimals || (*byte != ',' && *byte != '\r' && *byte != '\n'))
    exit(1);
  for (; fraction < decimals; fraction++) value *= 10;
  *at = byte;
  return negative ? -value : value;
}

static totals sum_forward(const uint8_t *at, const uint8_t *end) {
  totals found = {0};
  while (at < end && *at == '`') {
    int column = 0;
    at++;
    for (;;) {
      if (column < COLUMNS && sum_of_column[column] >= 0)
        found.sums[sum_of_column[column]] += read_amount(&at, decimals_of_column[column]);
      while (*at != '\n' && !(*at == ',' && at[1] == '`')) at++;
      if (*at == '\n') break;
      at += 2;
      column++;
    }
    if (column != COLUMNS - 1) exit(1);
    at++;
    found.rows++;
  }
  return found;
}

static totals sum_backward(const uint8_t *at, const uint8_t *end) {
  totals found = {0};
  while (at < end && *at == '`') {
    const uint8_t *line_end = memchr(at, '\n', (size_t)(end - at));
    if (line_end == NULL) exit(1);
    const uint8_t *byte = line_end;
    for (int column = COLUMNS - 1; column >= 12; column--) {
      do {
        if (--byte <= at) exit(1);
      } while (!(*byte == '`' && byte[-1] == ','));
      if (sum_of_column[column] >= 0) {
        const uint8_t *cell = byte + 1;
        found.sums[sum_of_column[column]] += read_amount(&cell, decimals_of_column[column]);
      }
    }
    at = line_end + 1;
    found.rows++;
  }
  return found;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const int forward = strcmp(argv[1], "forward") == 0;
  FILE *file = fopen(argv[2], "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) return 2;
  const size_t length = (size_t)ftell(file);
  rewind(file);
  uint8_t *data = malloc(length + 1);
  if (data == NULL || fread(data, 1, length, file) != length) return 2;
  fclose(file);
  /* Every loop above ends at a line feed. */
  data[length] = '\n';
  const uint8_t *header_end = memchr(data, '\n', length + 1);

  unsigned long calls = 0;
  while (scanf("%lu", &calls) == 1) {
    totals found = {0};
    const clock_t start = clock();
    for (unsigned long index = 0; index < calls; index++)
      found = forward ? sum_forward(header_end + 1, data + length) : sum_backward(header_end + 1, data + length);
    const double ms = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
    printf("%.3f %llu", ms, (unsigned long long)found.rows);
    for (int sum = 0; sum < SUMS; sum++) printf(" %lld", (long long)found.sums[sum]);
    printf("\n");
    fflush(stdout);
  }
  free(data);
  return 0;
}
