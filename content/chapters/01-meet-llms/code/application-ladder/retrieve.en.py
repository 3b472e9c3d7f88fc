# The smallest retrieval: two clauses by shared words, then ask.
import json
from os import environ
from urllib.request import Request, urlopen

URL = environ.get('LLM_BASE_URL', 'http://localhost:11434/v1')
HEADERS = {'content-type': 'application/json',
           'authorization': 'Bearer ' + environ.get('LLM_API_KEY', '')}

question = 'May I fly business class?'
clauses = """Clause 12: meals when working late, $15 a person.
Clause 31: business class on flights over six hours, if agreed.
Clause 44: 25 days of leave a year.""".split('\n')
words = [word for word in question.strip('?').split() if len(word) > 3]

def fit(clause):
    return sum(word in clause for word in words)

found = '\n'.join(sorted(clauses, key=fit, reverse=True)[:2])
content = f'Use only these, or say “none”:\n{found}\n{question}'
body = json.dumps({'model': environ.get('LLM_MODEL', 'qwen3'),
                   'messages': [{'role': 'user', 'content': content}]})
request = Request(f'{URL}/chat/completions', body.encode(), HEADERS)
reply = json.load(urlopen(request, timeout=60))
print(found, reply['choices'][0]['message']['content'], sep='\n\n')
