# 就一份清单问三个问题：有多少来自缓存？
import json, os, urllib.request
from datetime import datetime

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

WOODS = ['橡木', '白蜡木', '榉木', '胡桃木']
THINGS = ['椅子', '桌子', '书架', '长凳', '箱子']
LIST = '\n'.join(
    f'{at + 1} {WOODS[at % 4]} {THINGS[at % 5]} {40 + at}.50'
    for at in range(160))
RULES = '你回答关于这份清单的问题。\n' + LIST

def ask(system, content):
    body = json.dumps({
        'model': MODEL,
        'messages': [{'role': 'system', 'content': system},
                     {'role': 'user', 'content': content}],
        'max_tokens': 30,
    }).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response).get('usage') or {}

# 先看 OpenAI 的名字，再看 DeepSeek 的。
def cached_in(usage):
    details = usage.get('prompt_tokens_details') or {}
    return details.get('cached_tokens',
                       usage.get('prompt_cache_hit_tokens', '没说'))

QUESTIONS = ['7 号是什么？', '哪样最贵？', '一共几样？']
for clock_first in (False, True):
    print('时间在前' if clock_first else '时间在后')
    for question in QUESTIONS:
        clock = f'现在是 {datetime.now().isoformat()}。'
        usage = (ask(f'{clock}\n{RULES}', question) if clock_first
                 else ask(RULES, f'{question}{clock}'))
        print(f"  输入 {usage.get('prompt_tokens')}，"
              f'来自缓存 {cached_in(usage)}')
