# 最小的检索：按共同的字挑两条条文，再让模型只依据它们回答。
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

clauses = [
    '第 12 条：加班餐每人 40 元。',
    '第 31 条：单程超过六小时，可乘商务舱，须部门主管批准。',
    '第 44 条：年假每年 10 天。',
]

def parts(text):
    return {sign for sign in text if sign.isalnum()}

question = '出差能坐商务舱吗？'

def shared(clause):
    return len(parts(clause) & parts(question))

best = sorted(clauses, key=shared, reverse=True)[:2]
found = '\n'.join(best)
rule = (
    '只依据下面的条文答；没有的，答“规章没有写”。')
print(found)
print(ask([
    {'role': 'system', 'content': rule},
    {'role': 'user', 'content': f'{found}\n\n{question}'},
]))
