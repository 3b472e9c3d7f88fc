# The smallest retrieval: two clauses by shared words, then ask.
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
    'Clause 12: meals when working late, 15 dollars a person.',
    'Clause 31: business class on flights over six hours, if agreed.',
    'Clause 44: 25 days of leave a year.',
]

def parts(text):
    return {word.strip('.,:?').lower() for word in text.split()}

question = 'May I fly business class?'

def shared(clause):
    return len(parts(clause) & parts(question))

best = sorted(clauses, key=shared, reverse=True)[:2]
found = '\n'.join(best)
rule = (
    'Use only these clauses. If none says it: “The rules do not say.”')
print(found)
print(ask([
    {'role': 'system', 'content': rule},
    {'role': 'user', 'content': f'{found}\n\n{question}'},
]))
