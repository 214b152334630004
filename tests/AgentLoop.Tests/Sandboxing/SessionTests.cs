using System.Text;

namespace AgentLoop.Tests.Sandboxing;

public sealed class SessionTests : SessionTest
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_command_runs_in_the_workspace_and_its_outputs_are_told_apart(string sandbox)
    {
        await using ISandboxSession session = await OpenAsync(Named(sandbox));
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("pwd; echo err >&2; echo made > file; exit 3"));
        Assert.Equal((CommandEnd.Exited, 3, false), (result.End, result.ExitCode, result.Succeeded));
        Assert.Equal(Workspace + "\n", result.StandardOutput.Text);
        Assert.Equal("err\n", result.StandardError.Text);
        Assert.Equal("made\n", await File.ReadAllTextAsync(Path.Combine(Workspace, "file")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Folders_files_links_and_pipes_are_made_moved_and_removed(string sandbox)
    {
        const string Work =
            """
            set -e; mkdir -p a/b c; echo 1 > a/b/f; mv a/b/f c/g; ln c/g c/h; ln -s g c/l; cat c/l; mkfifo p; rm p
            : > c/g; rm -r a; chmod 700 c; mv c d; cp d/h "$HOME"; cp d/h "$TMPDIR"; printf '#!/bin/sh\necho ran' > s; chmod +x s; ./s
            """;
        await using ISandboxSession session = await OpenAsync(Named(sandbox));
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell(Work));
        Assert.Equal(("1\nran\n", "", 0), (result.StandardOutput.Text, result.StandardError.Text, result.ExitCode));
    }

    [Fact]
    public async Task A_working_directory_is_one_of_the_workspace()
    {
        Directory.CreateDirectory(Path.Combine(Workspace, "inner"));
        File.CreateSymbolicLink(Path.Combine(Workspace, "way-out"), Outside);
        await File.WriteAllTextAsync(Path.Combine(Workspace, "file"), "");
        await using ISandboxSession session = await OpenAsync();
        SandboxCommand print = new() { Program = "pwd" };
        Assert.Equal(Path.Combine(Workspace, "inner") + "\n", (await session.ExecuteAsync(print with { WorkingDirectory = "inner" })).StandardOutput.Text);
        foreach (string bad in (string[])["..", "/usr", "inner/../..", "way-out", "missing", "file"])
        {
            CommandResult result = await session.ExecuteAsync(print with { WorkingDirectory = bad });
            Assert.Equal(CommandEnd.NotStarted, result.End);
            Assert.Contains($"\"{bad}\"", result.StartFailure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_program_that_is_not_there_or_out_of_reach_is_not_started()
    {
        File.WriteAllText(Path.Combine(Outside, "tool"), "#!/bin/sh\n");
        TemporaryFolder.MakeExecutable(Path.Combine(Outside, "tool"));
        await using ISandboxSession session = await OpenAsync();
        CommandResult missing = await session.ExecuteAsync(new SandboxCommand { Program = "no-such-program" });
        CommandResult foreign = await session.ExecuteAsync(new SandboxCommand { Program = Path.Combine(Outside, "tool") });
        Assert.Equal(CommandEnd.NotStarted, missing.End);
        Assert.Contains("\"no-such-program\" was not found in PATH", missing.StartFailure, StringComparison.Ordinal);
        Assert.Equal(CommandEnd.NotStarted, foreign.End);
        Assert.Contains("may not be executed here", foreign.StartFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_come_from_the_sandbox_the_request_and_the_command_in_that_order()
    {
        Environment.SetEnvironmentVariable("AGENTLOOP_TEST_SECRET", "secret");
        SandboxRequest request = Request with { Environment = Variables(("A", "request"), ("B", "request")) };
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(request);
        SandboxCommand print = new() { Program = "env", Environment = Variables(("B", "command"), ("LANG", "C")) };
        string printed = "\n" + (await session.ExecuteAsync(print)).StandardOutput.Text;
        foreach (string expected in (string[])["A=request", "B=command", "LANG=C"])
            Assert.Contains($"\n{expected}\n", printed, StringComparison.Ordinal);
        Assert.Contains("\nHOME=" + Path.GetTempPath(), printed, StringComparison.Ordinal);
        Assert.DoesNotContain("AGENTLOOP_TEST_SECRET", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_is_cut_with_a_line_that_says_so()
    {
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("seq 1 10000") with { MaxOutputBytes = 20 });
        Assert.Equal("1\n2\n3\n4\n5\n\n[... 48874 bytes are missing here ...]\n999\n10000\n", result.StandardOutput.Text);
        Assert.Equal(48874, result.StandardOutput.DroppedBytes);
    }

    [Fact]
    public async Task Sixteen_sessions_work_at_the_same_time_and_leave_nothing()
    {
        string[] folders = [.. Enumerable.Range(0, 16).Select(i => Directory.CreateDirectory(Path.Combine(Workspace, $"s{i}")).FullName)];
        string[] homes = await Task.WhenAll(folders.Select(WorkAsync));
        Assert.Equal(16, homes.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(homes, Directory.Exists);
    }

    [Fact]
    public async Task Commands_of_one_session_run_at_the_same_time()
    {
        await using ISandboxSession session = await OpenAsync();
        SandboxCommand meet = SandboxCommand.Shell("mkfifo meet 2>/dev/null; echo a > meet");
        SandboxCommand greet = SandboxCommand.Shell("while [ ! -p meet ]; do sleep 0.01; done; cat meet");
        CommandResult[] results = await Task.WhenAll(session.ExecuteAsync(greet).AsTask(), session.ExecuteAsync(meet).AsTask());
        Assert.Equal("a\n", results[0].StandardOutput.Text);
    }

    [Fact]
    public async Task A_session_s_own_folders_go_with_it_even_if_they_are_locked()
    {
        ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("mkdir -p $HOME/a/b; ln -s / $HOME/a/root; chmod 0 $HOME/a; echo $HOME"));
        string home = result.StandardOutput.Text.TrimEnd();
        Assert.True(Directory.Exists(home));
        await session.DisposeAsync();
        await session.DisposeAsync();
        Assert.False(Directory.Exists(Path.GetDirectoryName(home)));
    }

    [Fact]
    public async Task A_session_takes_away_what_it_made_too_deep_to_be_named()
    {
        const string Deep = "cd \"$HOME\" && pwd && perl -e 'for (1 .. 300) { $n = \"d\" x 200; mkdir $n; chdir $n or die }'";
        ISandboxSession session = await OpenAsync();
        CommandResult made = await session.ExecuteAsync(SandboxCommand.Shell(Deep));
        Assert.True(made.Succeeded, made.StandardError.Text);
        await session.DisposeAsync();
        Assert.False(Directory.Exists(Path.GetDirectoryName(made.StandardOutput.Text.Trim())));
    }

    [Fact]
    public async Task A_closed_session_refuses_everything()
    {
        ISandboxSession session = await OpenAsync();
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.ExecuteAsync(SandboxCommand.Shell("")));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.ReadFileAsync("a"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.WriteFileAsync("a", default));
    }

    private static async Task<string> WorkAsync(string folder)
    {
        byte[] input = Encoding.UTF8.GetBytes(new string('x', 1_000_000) + folder);
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(new SandboxRequest { Workspace = folder });
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("cat > copy; echo $HOME") with { StandardInput = input });
        Assert.Equal(input, await File.ReadAllBytesAsync(Path.Combine(folder, "copy")));
        return result.StandardOutput.Text.TrimEnd();
    }

    private static Dictionary<string, string> Variables(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
}
