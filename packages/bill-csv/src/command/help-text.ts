/** The command's own page. */
export const helpText = `Usage: bill-csv <command> <file> [options]

Reads bills of WeChat Pay and Alipay (微信支付、支付宝账单) of any size: CSV, gzip or zip.
"-" as file is standard input.

Commands
  summary <file>   what is in it, per state and per hour, and whether its totals are right
  check <file>     whether it is whole and its totals are right, quickly
  convert <file>   its rows as NDJSON or CSV, on standard output

Options
  --format <id>    refuse anything but this: wechat-pay-trade, wechat-pay-fund-flow, alipay-trade,
                   alipay-trade-summary, alipay-fund, alipay-fund-summary; in a zip, which file
  --encoding <id>  utf-8 or gb18030; without it detected
  --lenient        go on after damaged rows, and report them in the end
  --no-progress    no progress bar; there is none either unless standard error is a terminal
  --help           print this

Options of summary and check
  --json           one JSON object instead of text

Options of check
  --hash <hex>     hash_value of WeChat Pay v3: the SHA-1 that the unpacked file must have

Options of convert
  --to <form>      ndjson (default): field names of @kaifang/bill-csv, amounts in fen, null for an
                   empty cell; csv: for spreadsheets, with the bill's own column names, amounts in
                   yuan, formulas neutralised and long numbers kept as text
  --columns <a,b>  only these fields, by the names of @kaifang/bill-csv
  --output <file>  write there (-o); the file appears once it is whole
  --plain          csv for programs: no byte order mark, text exactly as it is
  --unescape       undo WeChat Pay's escapes in names and remarks, as far as can be told

Exit codes
  0   fine
  1   it can be read, and totals, hash or single rows are wrong
  2   it can't be read: no such file, no bill, damaged
  64  the command line is wrong
  74  the result can't be written

Examples
  bill-csv summary 20260101.csv.gz
  bill-csv check 20260101.csv --hash dcd7ceb3d382a1181798368bb15d8437de46c00f && echo whole
  bill-csv convert 2088000000000000_20260101.csv.zip --to csv -o 20260101.csv
  curl -s "$DOWNLOAD_URL" | bill-csv convert - > 20260101.ndjson
`
