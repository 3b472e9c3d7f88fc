# 最小的检索：按共同的字挑两条条文，再让模型只依据它们回答。
import json
from os import environ
from urllib.request import Request, urlopen

URL = environ.get('LLM_BASE_URL', 'http://localhost:11434/v1')
HEADERS = {'content-type': 'application/json',
           'authorization': 'Bearer ' + environ.get('LLM_API_KEY', '')}

question = '出差能坐商务舱吗？'
clauses = """第 12 条：加班餐每人 40 元。
第 31 条：单程超过六小时，可乘商务舱，须部门主管批准。
第 44 条：年假每年 10 天。""".split('\n')

def fit(clause):
    return sum(sign in clause for sign in question)

found = '\n'.join(sorted(clauses, key=fit, reverse=True)[:2])
content = f'只依据这几条，没有就答“没写”：\n{found}\n{question}'
body = json.dumps({'model': environ.get('LLM_MODEL', 'qwen3'),
                   'messages': [{'role': 'user', 'content': content}]})
request = Request(f'{URL}/chat/completions', body.encode(), HEADERS)
reply = json.load(urlopen(request, timeout=60))
print(found, reply['choices'][0]['message']['content'], sep='\n\n')
