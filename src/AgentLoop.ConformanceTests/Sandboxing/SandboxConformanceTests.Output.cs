using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxConformanceTests
{
    /// <summary>Both outputs are kept, each for itself.</summary>
    [Fact]
    public virtual async Task Both_outputs_are_told_apart()
    {
        CommandResult result = await RunAsync("echo out; echo err >&2; echo out2; echo err2 >&2; exit 3");
        AssertRan(3, result);
        Assert.Equal("out\nout2\n", result.StandardOutput.Text);
        Assert.Equal("err\nerr2\n", result.StandardError.Text);
        Assert.Equal(0, result.StandardOutput.DroppedBytes + result.StandardError.DroppedBytes);
    }

    /// <summary>Bytes that are no text are replaced, and what stands around them is kept.</summary>
    [Fact]
    public virtual async Task Output_that_is_no_text_is_replaced()
    {
        CommandResult result = await RunAsync("printf 'a\\377\\000b\\n'");
        AssertRan(0, result);
        Assert.Equal("a\uFFFD\0b\n", result.StandardOutput.Text);
    }

    /// <summary>Much of both outputs at once does not block the command, and of each the head and the tail are kept.</summary>
    [Fact]
    public virtual async Task Of_long_output_head_and_tail_are_kept()
    {
        const string Line = "echo first; echo first >&2; head -c 5000000 /dev/zero | tr '\\0' x; head -c 5000000 /dev/zero | tr '\\0' x >&2; echo; echo last; echo last >&2";
        CommandResult result = await RunAsync(Line, command => command with { MaxOutputBytes = 10_000 });
        AssertRan(0, result);
        foreach (CapturedOutput output in (CapturedOutput[])[result.StandardOutput, result.StandardError])
        {
            Assert.StartsWith("first\nxxx", output.Text, StringComparison.Ordinal);
            Assert.EndsWith("last\n", output.Text, StringComparison.Ordinal);
            Assert.InRange(output.DroppedBytes, 4_990_000, 5_000_020);
            Assert.InRange(output.Text.Length, 9_000, 10_200);
        }
    }

    /// <summary>What fits to the byte is kept whole.</summary>
    [Fact]
    public virtual async Task Output_that_fits_is_kept_whole()
    {
        CommandResult result = await RunAsync("head -c 10000 /dev/zero | tr '\\0' x", command => command with { MaxOutputBytes = 10_000 });
        Assert.Equal(new string('x', 10_000), result.StandardOutput.Text);
        Assert.Equal(0, result.StandardOutput.DroppedBytes);
    }

    /// <summary>A command that leaves something running is over when it is over itself, and its output is there.</summary>
    [Fact]
    public virtual async Task A_background_process_does_not_hold_the_command_up()
    {
        CommandResult result = await RunAsync("echo done; sleep 30 & exit 0", command => command with { Timeout = TimeSpan.FromSeconds(20) });
        AssertRan(0, result);
        Assert.Equal("done\n", result.StandardOutput.Text);
        Assert.InRange(result.Duration, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    /// <summary>How long a command took is told.</summary>
    [Fact]
    public virtual async Task The_time_that_it_took_is_told()
    {
        CommandResult result = await RunAsync("sleep 0.3");
        Assert.InRange(result.Duration, TimeSpan.FromSeconds(0.3), Short);
        Assert.True(result.CpuTime >= TimeSpan.Zero);
    }
}
