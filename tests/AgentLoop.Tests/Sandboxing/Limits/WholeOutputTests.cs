namespace AgentLoop.Tests.Sandboxing;

[Collection(nameof(Alone))]
public sealed class WholeOutputTests : SessionTest
{
    [Fact]
    public async Task Both_outputs_are_kept_whole_where_that_is_asked_for_and_go_with_the_session()
    {
        ISandboxSession session = await OpenAsync();
        SandboxCommand talk = SandboxCommand.Shell("seq 1 10000; seq 1 5 >&2") with { MaxOutputBytes = 20, KeepWholeOutput = true };
        CommandResult result = await session.ExecuteAsync(talk);
        Assert.Equal(48874, result.StandardOutput.DroppedBytes);
        Assert.Equal(string.Concat(Enumerable.Range(1, 10000).Select(i => $"{i}\n")), await File.ReadAllTextAsync(result.StandardOutput.WholeFile!));
        Assert.Equal("1\n2\n3\n4\n5\n", await File.ReadAllTextAsync(result.StandardError.WholeFile!));
        await session.DisposeAsync();
        Assert.False(File.Exists(result.StandardOutput.WholeFile));
    }

    [Fact]
    public async Task What_was_kept_is_out_of_reach_inside()
    {
        await using ISandboxSession session = await OpenAsync();
        CommandResult kept = await session.ExecuteAsync(SandboxCommand.Shell("echo said") with { KeepWholeOutput = true });
        string file = kept.StandardOutput.WholeFile!;
        CommandResult read = await session.ExecuteAsync(SandboxCommand.Shell($"cat {file}; echo more >> {file}; rm -f {file}"));
        Assert.Equal("", read.StandardOutput.Text);
        Assert.Equal("said\n", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Endless_output_takes_neither_memory_nor_disk_without_end()
    {
        SandboxLimits limits = new() { FileBytes = 5 << 20 };
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(Request with { Limits = limits });
        SandboxCommand endless = new() { Program = "yes", KeepWholeOutput = true, MaxOutputBytes = 1000, Timeout = TimeSpan.FromSeconds(2) };
        long before = GC.GetTotalAllocatedBytes();
        CommandResult result = await session.ExecuteAsync(endless);
        Assert.Equal(CommandEnd.TimedOut, result.End);
        Assert.InRange(result.StandardOutput.DroppedBytes, limits.FileBytes, long.MaxValue);
        Assert.Equal(limits.FileBytes, new FileInfo(result.StandardOutput.WholeFile!).Length);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }

    [Fact]
    public async Task Nothing_is_kept_whole_unasked()
    {
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("echo said"));
        Assert.Null(result.StandardOutput.WholeFile);
        Assert.Empty(Directory.GetFiles(((SandboxSession)session).Parts.Folder.Outputs));
    }
}
