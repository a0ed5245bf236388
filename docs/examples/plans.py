#!/usr/bin/env python3
"""用法：python3 plans.py（只用标准库；地址不同时设环境变量 PLANS_URL；服务要密钥时设 PLAN_KEY）"""
import csv
import io
import json
import os
import urllib.parse
import urllib.request

PLANS_URL = os.environ.get("PLANS_URL", "http://127.0.0.1:8787")
KEY = {"authorization": "Bearer " + os.environ.get("PLAN_KEY", "none")}


def post(path, body):
    request = urllib.request.Request(
        PLANS_URL + path,
        data=json.dumps(body).encode("utf-8"),
        headers={"content-type": "application/json", **KEY},
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def get(path, **parameters):
    query = urllib.parse.urlencode(parameters)
    request = urllib.request.Request(f"{PLANS_URL}{path}?{query}", headers=KEY)
    with urllib.request.urlopen(request) as response:
        return response.read()


def part(text, start, end):
    """位置按 UTF-16 计，Python 的下标按字符计：生僻字占两个单位，所以先编码再切。"""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


# 提问。每条引用的 quote 与全文从 start 到 end 逐字相同。
reply = post("/api/ask", {"question": "镇江2022年5G基站目标"})
print("回答：" + reply["answer"])
for citation in reply["citations"]:
    text = get(f"/api/documents/{citation['documentId']}/text").decode("utf-8")
    quoted = part(text, citation["start"], citation["end"]) == citation["quote"]
    remark = "与原文一致" if quoted else "与原文不一致"
    print(f"依据[{citation['marker']}]：《{citation['title']}》{citation['quote']}（{remark}）")

# 查数字，取表格文件：与 Excel 一样读。
table = get("/api/indicators", name="5G基站", region="镇江,盐城", format="csv").decode("utf-8-sig")
for row in csv.DictReader(io.StringIO(table, newline=""), dialect="excel"):
    print(f"指标：{row['地区']} {row['时期']} {row['数值原文']}")

# 核对文稿。
for claim in post("/api/verify", {"text": "镇江市2022年新建5G基站1500个。"})["claims"]:
    print(f"核数：{claim['text']}{claim['verdict']}，{claim['explanation']}")
