#!/bin/sh
# 用法：sh plans.sh（地址不同时设环境变量 PLANS_URL；服务要密钥时设 PLAN_KEY）
set -eu
PLANS_URL=${PLANS_URL:-http://127.0.0.1:8787}
KEY="authorization: Bearer ${PLAN_KEY:-none}"

# 提问。回复是 JSON，答案在 answer，依据在 citations。
curl -fsS "$PLANS_URL/api/ask" -H "$KEY" -H 'content-type: application/json' \
  -d '{"question": "镇江2022年5G基站目标"}'
echo

# 查数字。中文参数由 --data-urlencode 编码；format 写 csv、xlsx 得到文件。
curl -fsS -G "$PLANS_URL/api/indicators" -H "$KEY" --data-urlencode 'name=5G基站' --data-urlencode 'region=镇江,盐城'
echo

# 核对文稿。Word 文件用 -F file=@文稿.docx 上传。
curl -fsS "$PLANS_URL/api/verify" -H "$KEY" -H 'content-type: application/json' \
  -d '{"text": "镇江市2022年新建5G基站1500个。"}'
echo
