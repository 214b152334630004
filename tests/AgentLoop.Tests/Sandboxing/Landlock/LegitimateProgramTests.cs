namespace AgentLoop.Tests.Sandboxing.Landlock;

/// <summary>What is refused is not missed by those who mean no harm. A program that is not installed here is not asked.</summary>
public sealed class LegitimateProgramTests : SessionTest
{
    private const string Git =
        """
        set -e; export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
        git init -q r; cd r; echo 1 > f; mkdir d; echo 2 > d/g; git add .; git commit -qm one; git checkout -qb other; echo 3 >> f; git commit -qam two
        git gc -q; git worktree add -q ../w HEAD~1; git clone -q . ../c; git stash list; git -C ../c log --oneline | wc -l
        """;

    private const string Tar =
        "set -e; mkdir -p a/b; echo x > a/b/f; ln -s f a/b/l; ln a/b/f a/h; tar czpf t.tgz a; mkdir o; tar xzpf t.tgz -C o; cat o/a/b/l; cp -a a copy; rm -r a copy o";

    private const string Files =
        "set -e; mkdir -p d/e; chmod 1777 d; install -m 755 /bin/true d/tool; d/tool; mktemp -p . > /dev/null; truncate -s 10 f; chmod -R u+w d; nice -n 5 ionice -c 3 true; find . -type f | xargs wc -c > /dev/null";

    [Theory]
    [InlineData("git", Git)]
    [InlineData("tar", Tar)]
    [InlineData("find", Files)]
    [InlineData("python3", "python3 -c 'import subprocess, threading, os, tempfile, shutil; d = tempfile.mkdtemp(); open(d + \"/f\", \"w\").close(); os.truncate(d + \"/f\", 5); shutil.copytree(d, d + \"2\"); subprocess.run([\"true\"], check=True); t = threading.Thread(target=print); t.start(); t.join()'")]
    [InlineData("python3", "python3 -m venv --without-pip v && v/bin/python -c 'import os; os.sched_setaffinity(0, os.sched_getaffinity(0)); os.nice(1)'")]
    [InlineData("node", "node -e 'const f = require(\"fs\"), c = require(\"child_process\"); f.mkdirSync(\"m/n\", { recursive: true }); f.writeFileSync(\"m/n/f\", \"x\"); f.cpSync(\"m\", \"k\", { recursive: true }); f.rmSync(\"k\", { recursive: true }); c.execSync(\"true\"); new (require(\"worker_threads\").Worker)(\"1\", { eval: true })'")]
    [InlineData("gcc", "echo 'int main(void) { return 0; }' > m.c && gcc -O2 -pthread -o m m.c && ./m")]
    [InlineData("make", "printf 'all: a b\\na b:\\n\\ttouch $@\\n' > Makefile && make -j 4 -s")]
    [InlineData("perl", "perl -e 'open F, \">f\"; truncate(\"f\", 3) and fork >= 0 or exit 1'")]
    public async Task Programs_do_their_work(string program, string line)
    {
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell($"command -v {program} > /dev/null || exit 0; {line}"));
        Assert.True(result.Succeeded, result.StandardOutput.Text + result.StandardError.Text);
    }
}
