# 最小的评测：几道题，各写明答案里要有什么，数一数错了几道。
import json
from os import environ
from urllib.request import Request, urlopen

URL = environ.get('LLM_BASE_URL', 'http://localhost:11434/v1')
HEADERS = {'content-type': 'application/json',
           'authorization': 'Bearer ' + environ.get('LLM_API_KEY', '')}

rules = '加班餐每人 40 元。规章里没有的，答“规章没有写”。'
# 两道只是个样子，写满二十道自己的才够用。
cases = [('加班餐多少钱？', '40'),
         ('能带宠物上班吗？', '没有写')]
failed = []
for question, wanted in cases:
    messages = [{'role': 'user', 'content': f'{rules}\n{question}'}]
    body = json.dumps({'model': environ.get('LLM_MODEL', 'qwen3'),
                       'messages': messages, 'temperature': 0})
    request = Request(f'{URL}/chat/completions', body.encode(), HEADERS)
    reply = json.load(urlopen(request, timeout=60))
    answer = reply['choices'][0]['message']['content']
    if wanted not in answer:
        failed.append(f'✗ {question} {answer}')
print(f'{len(cases)} 题中错了 {len(failed)}', *failed, sep='\n')
