# 最小的评测：几道题，各写明答案里要有什么，数一数对了几成。
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

def ask(messages, **more):
    asked = {'model': MODEL, 'messages': messages, **more}
    body = json.dumps(asked).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)['choices'][0]['message']['content']

rules = '\n'.join([
    '只依据下面的条文答；没有的，答“规章没有写”。',
    '第 12 条：加班餐每人 40 元。',
    '第 31 条：单程超过六小时，可乘商务舱，须部门主管批准。',
    '第 44 条：年假每年 10 天。',
])
cases = [
    ('加班餐多少钱？', '40'),
    ('年假几天？', '10'),
    ('能带宠物上班吗？', '没有写'),
]
right = 0
for question, wanted in cases:
    messages = [{'role': 'system', 'content': rules},
                {'role': 'user', 'content': question}]
    answer = ask(messages, temperature=0)
    if wanted in answer:
        right += 1
    else:
        print(f'✗ {question}  {answer}')
print(f'{len(cases)} 题中对了 {right}')
