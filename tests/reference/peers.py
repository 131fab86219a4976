"""Compares our forms and expressions with those of pyxform (PyPI) and openrosa-xpath-evaluator (npm), where installed.

    python3 tests/reference/peers.py target/debug/gridday

NODE_MODULES=DIR names the folder that holds node_modules. Each part that cannot run says "skipped" and why. Ends with 1
when anything differs that is not listed here with its reason.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FORMS = [*sorted((ROOT / "tests/fixtures/forms").glob("*.xlsx")), *sorted((ROOT / "src/ledger/demo/forms").glob("*.xlsx"))]
SPACE = {"x": "http://www.w3.org/2002/xforms", "h": "http://www.w3.org/1999/xhtml"}
BROKEN = {
    "a name twice": [("text", "a", "A", ""), ("text", "a", "B", "")],
    "a list that is not there": [("select_one nothing", "a", "A", "")],
    "a group that is not closed": [("begin_group", "g", "G", ""), ("text", "a", "A", "")],
    "a question that is not there": [("text", "a", "A", "${b} = 1")],
    "a name with a blank": [("text", "a b", "A", "")],
    "a kind nobody knows": [("txt of mine", "a", "A", "")],
    "no kind": [("", "a", "A", "")],
}
# Where we give something else on purpose: the specification, JavaRosa, or what an author means. Functions of ours that
# openrosa-xpath-evaluator does not know, and what it cannot read, are counted apart.
OTHERWISE = [
    (r"regex\(", "the whole text must match"),
    (r"round\((-2\.5|1\.005)", "halves go up, decimals as they are written"),
    (r"(sum|min|max)\((/data/member/years|'')", "blanks are left out"),
    (r"^coalesce\(|^string\(0 div 0|^concat\(.*(0 div 0|number\()", "nobody reads NaN; any number of arguments"),
    (r"^date|^format-date\('2026-02-30|number\('(19|20)|^decimal-time", "civil days, no epoch in UTC; no day rolls over"),
    (r"digest\('中文|string-length\('😀", "characters, UTF-8"),
    (r"0\.1 \+ 0\.2", "numbers are equal within 1e-12"),
    (r"number\('(1e3|\+5)", "numbers are written as XPath 1.0 has them"),
    (r"^div ", "div and mod may be names"),
    (r"^-+ ?-", "several signs"),
    (r"translate\('aaa'|^substring\('12345', (0|-1)", "XPath 1.0"),
    (r"^boolean-from-string\('TRUE|^checklist\(2, 2, /data/flag|^distance\('0 0', '0 1'", "JavaRosa"),
]

def ours(gridday, *arguments):
    done = subprocess.run([gridday, "form", *arguments, "--json"], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def words(element):
    """The text of a label; none when values stand in it."""
    if element is None or len(element):
        return None
    return " ".join((element.text or "").split())


def theirs(form):
    """What pyxform makes of a form: by path, the words and the choices in every language."""
    root = ET.fromstring(form.encode())
    texts = {}
    for translation in root.iterfind(".//x:translation", SPACE):
        values = {text.get("id"): text.find("x:value[1]", SPACE) for text in translation.iterfind("x:text", SPACE)}
        texts[translation.get("lang")] = values
    lists = {}
    for instance in root.iterfind(".//x:model/x:instance[@id]", SPACE):
        items = instance.iterfind("x:root/x:item", SPACE)
        lists[instance.get("id")] = [{part.tag.split("}")[1]: part.text or "" for part in item} for item in items]
    return root, texts, lists


def label(element, texts, language):
    told = element.find("x:label", SPACE)
    if told is None:
        return None
    name = re.fullmatch(r"jr:itext\('(.*)'\)", told.get("ref") or "")
    return words(texts.get(language, {}).get(name[1])) if name else words(told)


def compare_form(gridday, path, convert):
    """The differences between what we show of a form before anything is answered and what pyxform wrote for it."""
    root, texts, lists = theirs(convert(str(path), validate=False).xform)
    seen, wrong = 0, []
    for language in texts or {"": {}}:
        with tempfile.NamedTemporaryFile("w", suffix=".json") as script:
            json.dump({"steps": [{"set_language": language}] if language else []}, script)
            script.flush()
            code, out = ours(gridday, "run", str(path), "--script", script.name)
        if code:
            return 0, [f"{path.name}: we refuse it"]
        state = json.loads(out)
        plain = lambda key: {re.sub(r"\[\d+\]", "", at): value for at, value in state[key].items()}
        labels, choices = plain("labels"), plain("choices")
        for control in root.find("h:body", SPACE).iter():
            at = re.sub(r"^/[^/]+", "/data", control.get("ref") or control.get("nodeset") or "")
            if at not in labels or control.tag.endswith(("repeat", "itemset", "value", "label", "hint")):
                continue
            told = label(control, texts, language)
            if told is not None and control.find("x:repeat", SPACE) is None:
                seen += 1
                if told != " ".join(labels[at].split()):
                    wrong.append(f"{path.name} {language} {at}: {labels[at]!r}, pyxform {told!r}")
            itemset = control.find("x:itemset", SPACE)
            if at in choices and itemset is not None and "[" not in itemset.get("nodeset"):
                named = re.search(r"instance\('(.*?)'\)", itemset.get("nodeset"))[1]
                wanted = [item["name"] for item in lists[named]]
                seen += 1
                if wanted != [name for name, _ in choices[at]]:
                    wrong.append(f"{path.name} {at}: choices {choices[at]}, pyxform {wanted}")
    return seen, wrong


def forms(gridday):
    try:
        import openpyxl
        from pyxform.xls2xform import convert
    except ImportError as missing:
        print(f"skipped: forms ({missing})")
        return []
    total, wrong = 0, []
    for path in FORMS:
        seen, differ = compare_form(gridday, path, convert)
        total, wrong = total + seen, wrong + differ
    for what, rows in BROKEN.items():
        with tempfile.TemporaryDirectory() as folder:
            path, book = Path(folder) / "broken.xlsx", openpyxl.Workbook()
            book.active.title = "survey"
            for row in [("type", "name", "label", "relevant"), *rows]:
                book.active.append(row)
            book.save(path)
            total += 1
            try:
                convert(str(path), validate=False)
                wrong.append(f"{what}: pyxform takes it")
            except Exception:  # whatever pyxform calls it, it refuses
                pass
            if ours(gridday, "check", str(path))[0] != 1:
                wrong.append(f"{what}: we take it")
    print(f"forms: {total} compared with pyxform, {len(wrong)} differ")
    return wrong


def expressions():
    table = (ROOT / "src/form/expression/tests/expressions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    apart = re.compile(r"\$\{|today|now\(|random|uuid|instance\(|pulldata|jr:|current\(|/data/nothing")
    rows = [row for row in rows if len(row) > 3 and row[0] == "." and row[2] in ("number", "string", "boolean") and not apart.search(row[1])]
    document = (ROOT / "src/form/expression/tests/document.xml").read_text(encoding="utf-8")
    data = re.search(r"<data>.*?</data>", document, re.S)[0]
    given = {"xml": data, "expressions": [{"expression": row[1], "type": row[2]} for row in rows]}
    folder = os.environ.get("NODE_MODULES", ROOT)
    try:
        done = subprocess.run(
            ["node", str(HERE / "peers.mjs")], input=json.dumps(given), capture_output=True, text=True, check=False,
            cwd=folder, env={**os.environ, "TZ": "Asia/Shanghai"},
        )
    except OSError as missing:
        done = None
        print(f"skipped: expressions ({missing})")
    if done is None:
        return []
    if done.returncode:
        print(f"skipped: expressions (openrosa-xpath-evaluator and jsdom are not in {folder})")
        return []
    told, agreed, known, unread, wrong = json.loads(done.stdout), 0, 0, 0, []
    for (_, expression, _, value, *_), theirs in zip(rows, told):
        if same(value, theirs):
            agreed += 1
        elif theirs.startswith("error:"):
            unread += 1
        elif any(re.search(pattern, expression) for pattern, _ in OTHERWISE):
            known += 1
        else:
            wrong.append(f"{expression}: {value!r}, Enketo {theirs!r}")
    print(
        f"expressions: {len(rows)} compared with openrosa-xpath-evaluator, {agreed} the same, {known} otherwise on purpose,"
        f" {unread} it cannot evaluate, {len(wrong)} differ"
    )
    return wrong


def same(ours, theirs):
    if ours == theirs:
        return True
    try:
        return abs(float(ours) - float(theirs)) < 1e-9
    except ValueError:
        return False


if __name__ == "__main__":
    found = forms(sys.argv[1]) + expressions()
    print("\n".join(found))
    sys.exit(1 if found else 0)
