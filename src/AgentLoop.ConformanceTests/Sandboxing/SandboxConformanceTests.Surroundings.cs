using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxConformanceTests
{
    /// <summary>Variables of the request are there, and those of the command go before them.</summary>
    [Fact]
    public virtual async Task Variables_come_from_the_request_and_the_command()
    {
        await using ISandboxSession session = await OpenAsync(new SandboxRequest
        {
            Workspace = WorkspaceFolder,
            Environment = Variables(("FIRST", "request"), ("SECOND", "request"), ("EMPTY", "")),
        });
        const string Print = "printf '%s|%s|%s|%s' \"$FIRST\" \"$SECOND\" \"${EMPTY-unset}\" \"$ODD\"";

        CommandResult with = await RunAsync(session, Print, command => command with { Environment = Variables(("SECOND", "command"), ("ODD", "a =\n'ü\"")) });
        CommandResult without = await RunAsync(session, Print);

        Assert.Equal("request|command||a =\n'ü\"", with.StandardOutput.Text);
        Assert.Equal("request|request||", without.StandardOutput.Text);
    }

    /// <summary>A variable that no process can have is refused in a sentence, by the command and by the request.</summary>
    [Fact]
    public virtual async Task A_variable_that_cannot_be_set_is_refused()
    {
        await using ISandboxSession session = await OpenAsync();
        foreach (string name in (string[])["A=B", "", "A\0B"])
        {
            Dictionary<string, string> bad = Variables((name, "x"));
            AssertNotStarted(name.Replace("\0", "\\0", StringComparison.Ordinal), await RunAsync(session, "true", command => command with { Environment = bad }));
            await AssertRefusedAsync("variable", new SandboxRequest { Workspace = WorkspaceFolder, Environment = bad });
        }
    }

    /// <summary>There is a home and a place for temporary files, and both can be used.</summary>
    [Fact]
    public virtual async Task There_is_a_home_and_a_temporary_folder()
    {
        CommandResult result = await RunAsync("set -e; echo a > \"$HOME/file\"; echo b > \"${TMPDIR:-/tmp}/file\"; cat ~/file \"${TMPDIR:-/tmp}/file\"; cd; mktemp > /dev/null");
        AssertRan(0, result);
        Assert.Equal("a\nb\n", result.StandardOutput.Text);
    }

    /// <summary>Without a working directory a command starts in the workspace; with one, there, by either way to say it.</summary>
    [Fact]
    public virtual async Task A_command_starts_in_the_workspace_or_in_a_folder_of_it()
    {
        await using ISandboxSession session = await OpenAsync();
        AssertRan(0, await RunAsync(session, "mkdir -p inner/most; echo root > name; echo inner > inner/name; echo most > inner/most/name"));
        string root = (await RunAsync(session, "pwd")).StandardOutput.Text.TrimEnd('\n');

        foreach ((string folder, string name) in ((string, string)[])
            [("", "root"), (".", "root"), ("inner", "inner"), ("inner/", "inner"), ("inner/most", "most"), (root, "root"), (root + "/inner/most", "most")])
        {
            Assert.Equal(name + "\n", (await RunAsync(session, "cat name", command => command with { WorkingDirectory = folder })).StandardOutput.Text);
        }
    }

    /// <summary>A working directory that is none of the workspace is refused in a sentence that names it.</summary>
    [Fact]
    public virtual async Task A_working_directory_outside_is_refused()
    {
        await using ISandboxSession session = await OpenAsync();
        AssertRan(0, await RunAsync(session, "mkdir inner; echo x > file; ln -s / way-out; ln -s ../.. inner/way-up"));
        string root = (await RunAsync(session, "pwd")).StandardOutput.Text.TrimEnd('\n');

        foreach (string folder in (string[])
            ["missing", "file", "..", "inner/../..", "/", "/usr", "way-out", "way-out/usr", "inner/way-up", root + "/..", root + "x", "a\0b"])
        {
            string shown = folder.Replace("\0", "\\0", StringComparison.Ordinal);
            AssertNotStarted($"\"{shown}\"", await RunAsync(session, "true", command => command with { WorkingDirectory = folder }));
        }
    }

    /// <summary>What is granted to be read is read and run where it is.</summary>
    [Fact]
    public virtual async Task Further_paths_can_be_read()
    {
        string further = MakeFolder("further");
        await File.WriteAllTextAsync(Path.Combine(further, "file"), "further\n");
        await using ISandboxSession session = await OpenAsync(new SandboxRequest { Workspace = WorkspaceFolder, ReadOnlyPaths = [further] });

        Assert.Equal("further\n", (await RunAsync(session, $"cat '{further}/file'")).StandardOutput.Text);
    }

    /// <summary>What is granted to be written is written where it is.</summary>
    [Fact]
    public virtual async Task Further_paths_can_be_written()
    {
        string further = MakeFolder("further");
        await using ISandboxSession session = await OpenAsync(new SandboxRequest { Workspace = WorkspaceFolder, WritablePaths = [further] });

        AssertRan(0, await RunAsync(session, $"echo written > '{further}/file'"));
        Assert.Equal("written\n", await File.ReadAllTextAsync(Path.Combine(further, "file")));
    }

    private static Dictionary<string, string> Variables(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
}
