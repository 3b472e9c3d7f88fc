# 先想，问五遍，化成一样的写法再数。
import json, os, re, urllib.request
from collections import Counter

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

QUESTION = '''收货 14 天之内全退，60 天之内退一半，邮费不退。
订单：杯子 3 只，每只 28，收到 10 天；台灯 1 盏，150，收到 40 天；
邮费 12。该退多少钱？
每件商品写一行：价格、收到几天、退几成。
最后单独一行，后面不要再写：退款：金额'''

def ask():
    body = json.dumps({
        'model': MODEL,
        'messages': [{'role': 'user', 'content': QUESTION}],
        'temperature': 0.7,
    }).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)['choices'][0]['message']['content']

# 159、159.00、￥159 是同一票；没有这一行，就不算票。
def amount_in(answer):
    last = answer.strip().split('\n')[-1]
    found = re.fullmatch(r'退款[:：]\D*([\d,]*\.?\d+)\D*', last)
    return float(found[1].replace(',', '')) if found else None

TRIES = 5
counted = Counter(amount_in(ask()) for _ in range(TRIES)).most_common()
name = lambda amount: '没写金额' if amount is None else f'{amount:g}'
for amount, count in counted:
    print(f'{name(amount)}：{TRIES} 票里 {count} 票')
amount, count = counted[0]
print(f'退 {name(amount)}'
      if amount is not None and count * 2 > TRIES
      else '没有过半：请人来定')
