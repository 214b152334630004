using System.Text;
using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxConformanceTests
{
    /// <summary>Text, any bytes, nothing and megabytes are written and read as they are, also by commands and by the host.</summary>
    [Fact]
    public virtual async Task Files_are_written_and_read_as_they_are()
    {
        await using ISandboxSession session = await OpenAsync();
        foreach (byte[] content in (byte[][])["größe ✓\r\nno newline"u8.ToArray(), [0, 255, 10, 13, 0], [], [0xEF, 0xBB, 0xBF, .. "bom"u8], Bytes(20 * Megabyte)])
        {
            await session.WriteFileAsync("file", content);
            AssertRan(0, await RunAsync(session, "cp file copy"));
            Assert.True((await session.ReadFileAsync("copy"))?.Span.SequenceEqual(content));
            Assert.True((await File.ReadAllBytesAsync(InWorkspace("file"))).AsSpan().SequenceEqual(content));
        }
    }

    /// <summary>A shorter content leaves nothing of a longer one.</summary>
    [Fact]
    public virtual async Task A_file_is_overwritten_whole()
    {
        await using ISandboxSession session = await OpenAsync();
        await session.WriteFileAsync("file", "a long content"u8.ToArray());
        await session.WriteFileAsync("file", "short"u8.ToArray());
        Assert.Equal("short", await ReadTextAsync(session, "file"));
    }

    /// <summary>The folders that a file needs are made.</summary>
    [Fact]
    public virtual async Task Folders_are_made_for_a_file()
    {
        await using ISandboxSession session = await OpenAsync();
        await session.WriteFileAsync("a/b c/d/file", "deep"u8.ToArray());
        Assert.Equal("deep", await ReadTextAsync(session, "a/b c/d/file"));
        Assert.Equal("deep", (await RunAsync(session, "cat 'a/b c/d/file'")).StandardOutput.Text);
    }

    /// <summary>A file that is not there is none, also below a file or in a folder that is not there.</summary>
    [Fact]
    public virtual async Task A_file_that_is_missing_is_none()
    {
        await using ISandboxSession session = await OpenAsync();
        await session.WriteFileAsync("file", "x"u8.ToArray());
        foreach (string path in (string[])["missing", "missing/file", "file/below"])
            Assert.Null(await session.ReadFileAsync(path));
        Assert.Equal("x", await ReadTextAsync(session, "file"));
    }

    /// <summary>What has no bytes is refused, and holds nobody up.</summary>
    [Fact]
    public virtual async Task What_is_no_file_is_refused()
    {
        await using ISandboxSession session = await OpenAsync();
        AssertRan(0, await RunAsync(session, "mkdir folder; mkfifo pipe"));
        foreach (string path in (string[])["folder", "pipe", "."])
        {
            await AssertRefusedAsync(async () => await session.ReadFileAsync(path));
            await AssertRefusedAsync(async () => await session.WriteFileAsync(path, "x"u8.ToArray()));
        }
    }

    /// <summary>Nonsense for a path, and every way out of the workspace, is refused in a sentence, and nothing outside changes.</summary>
    [Fact]
    public virtual async Task Paths_that_leave_the_workspace_are_refused()
    {
        string outside = Path.Combine(MakeFolder("outside"), "file");
        await File.WriteAllTextAsync(outside, "kept");
        await using ISandboxSession session = await OpenAsync();
        AssertRan(0, await RunAsync(session, "ln -s ../outside way; ln -s ../outside/file link; ln -s / root"));

        foreach (string path in (string[])
            ["", "a\0b", "..", "../outside/file", "a/../../outside/file", "/etc/hostname", outside, "way/file", "way/new", "link", "root" + outside])
        {
            AssertSentence("", (await AssertRefusedAsync(async () => await session.ReadFileAsync(path))).Message);
            AssertSentence("", (await AssertRefusedAsync(async () => await session.WriteFileAsync(path, "x"u8.ToArray()))).Message);
        }

        Assert.Equal("kept", await File.ReadAllTextAsync(outside));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(outside)!));
    }

    /// <summary>Odd names are names; those that no file system takes are refused.</summary>
    [Fact]
    public virtual async Task Odd_names_are_names()
    {
        await using ISandboxSession session = await OpenAsync();
        foreach (string path in (string[])[" ", "-rf", "a\nb", "größe ✓", "*", "con", "a\\b", "...", new string('x', 255)])
        {
            await session.WriteFileAsync(path, Encoding.UTF8.GetBytes(path));
            Assert.Equal(path, await ReadTextAsync(session, path));
        }

        foreach (string path in (string[])[new string('x', 300), string.Concat(Enumerable.Repeat("folder/", 1000))])
            await AssertRefusedAsync(async () => await session.WriteFileAsync(path, "x"u8.ToArray()));
    }

    /// <summary>What may not be read or written is refused in a sentence, save to a host that may do everything.</summary>
    [Fact]
    public virtual async Task A_file_without_permission_is_refused_or_done()
    {
        await using ISandboxSession session = await OpenAsync();
        await session.WriteFileAsync("file", "locked"u8.ToArray());
        AssertRan(0, await RunAsync(session, "mkdir folder && chmod 0 file folder"));

        Exception? read = await Record.ExceptionAsync(async () => Assert.Equal("locked", await ReadTextAsync(session, "file")));
        Exception? written = await Record.ExceptionAsync(async () => await session.WriteFileAsync("folder/new", "x"u8.ToArray()));

        AssertRan(0, await RunAsync(session, "chmod 700 file folder"));
        foreach (Exception refused in new[] { read, written }.OfType<Exception>())
            AssertSentence("", Assert.IsType<AgentLoopException>(refused).Message);
    }

    /// <summary>A file too large to hold is refused before it is read.</summary>
    [Fact]
    public virtual async Task A_file_too_large_to_hold_is_refused()
    {
        await using ISandboxSession session = await OpenAsync();
        AssertRan(0, await RunAsync(session, "truncate -s 2000M huge"));
        AssertSentence("\"huge\"", (await AssertRefusedAsync(async () => await session.ReadFileAsync("huge"))).Message);
    }

    /// <summary>Files may be read and written by many at once, while commands run.</summary>
    [Fact]
    public virtual async Task Files_are_read_and_written_concurrently()
    {
        await using ISandboxSession session = await OpenAsync();
        Task<CommandResult> busy = RunAsync(session, "i=0; while [ $i -lt 200 ]; do echo $i > own-$i; i=$((i+1)); done");
        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () =>
        {
            await session.WriteFileAsync($"folder/{i % 8}/{i}", Encoding.UTF8.GetBytes($"content {i}"));
            Assert.Equal($"content {i}", await ReadTextAsync(session, $"folder/{i % 8}/{i}"));
        })));
        AssertRan(0, await busy);
    }

    private static async Task<AgentLoopException> AssertRefusedAsync(Func<Task> act) =>
        await Assert.ThrowsAsync<AgentLoopException>(() => act().WaitAsync(Short));
}
