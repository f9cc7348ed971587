"""Runs the workloads and prints the table: measure.py PROGRAM PROJECT RUNS [WORKLOAD…]. See run."""
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

program, project, runs, *wanted = sys.argv[1:]
program = os.path.abspath(program)

# name: publications, options; then wall, user + system seconds, MiB, pages, bytes of the best tagged peer; the goal
WORKLOADS = {
    "hello": (["hello"], [], (0.2, 0.19, 69, 1, 15177), "0.02 s"),
    "W1": (["annual"], [], (0.58, 0.8, 129, 64, 969793), "0.10 s, 48 MiB, 0.4 MB"),
    "W2": (["register-10000"], [], (11, 11.3, 1242, 324, 20850932), "0.5 s, 200 MiB, 3 MB"),
    "W2-100000": (["register-100000"], [], (123, 120, 11088, 3248, 211781660), "5 s, 512 MiB"),
    "rows": (["rows-100000"], ["check"], None, "0.25 s (user + system), 150 MiB"),
    "rows-400000": (["rows-400000"], ["check"], None, "four times as much"),
    "W3": (["area-%03d" % n for n in range(1, 201)], ["--jobs", "2"], (3.42, 3.71, 362, 400, 11367504), "0.5 s"),
}


def run_once(publications, options, out):
    shutil.rmtree(out, ignore_errors=True)
    command = [program] + (["check", "--quiet"] if options == ["check"] else ["build", "--quiet", "--out", out] + options)
    command += ["inputs/" + p for p in publications]
    with open(out + ".log", "wb") as log:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=project, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    return os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def count_pages(path):
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout
    found = re.search(r"^Pages: +(\d+)", said, re.M)
    return int(found.group(1)) if found else 0


def measure(name):
    publications, options, peer, goal = WORKLOADS[name]
    out = os.path.abspath(os.path.join(project, "..", "out-" + name))
    results = []
    for _ in range(int(runs)):
        status, *figures = run_once(publications, options, out)
        if status:
            with open(out + ".log", encoding="utf-8", errors="replace") as log:
                print("| %s | **failed with status %d**: %s" % (name, status, log.read(600).strip().replace("\n", " / ")))
            return False
        results.append(figures)
    files = [os.path.join(out, p + ".pdf") for p in publications if options != ["check"]]
    wall, cpu, memory = zip(*results)
    print("| %s | %.3f (%.3f) | %.3f | %.0f | %d | %s | %s | %s | %s | %s | %s | %s |" %
          (name, statistics.median(wall), min(wall), min(cpu), max(memory), sum(map(count_pages, files)),
           "{:,}".format(sum(map(os.path.getsize, files))), *(peer[:4] + ("{:,}".format(peer[4]),) if peer else "–––––"), goal),
          flush=True)
    return True


print("| workload | wall s, median (least) | user + system s, least | peak MiB | pages | bytes | peer wall s | its user + system s "
      "| its MiB | its pages | its bytes | goal |")
print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|", flush=True)
if not all([measure(name) for name in wanted or WORKLOADS]):
    sys.exit(1)
