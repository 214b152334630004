namespace AgentLoop.Tests.Sandboxing;

public sealed class LimitSignsTests
{
    private static readonly LimitSigns Nothing = new() { Limits = new SandboxLimits { CpuTime = TimeSpan.FromSeconds(5) } };

    private static (SandboxLimit? Limit, bool Ended) Told(LimitSigns signs, int exitCode, double cpuSeconds = 0)
    {
        ChildResult child = new()
        {
            ExitCode = exitCode,
            TimedOut = false,
            StandardOutput = [],
            StandardError = [],
            CpuTime = TimeSpan.FromSeconds(cpuSeconds),
        };
        ChildResult result = signs.Explain(child);
        return (result.Limit, result.EndedByLimit);
    }

    [Fact]
    public void What_ran_into_nothing_is_left_alone()
    {
        Assert.Equal((null, false), Told(Nothing, 0));
        Assert.Equal((null, false), Told(Nothing, 1));
        Assert.Equal((null, false), Told(Nothing, 137, cpuSeconds: 4));
    }

    [Fact]
    public void Signals_tell_which_limit_of_a_process_ended_it()
    {
        Assert.Equal((SandboxLimit.CpuTime, true), Told(Nothing, 152));
        Assert.Equal((SandboxLimit.CpuTime, true), Told(Nothing, 137, cpuSeconds: 5));
        Assert.Equal((SandboxLimit.FileSize, true), Told(Nothing, 153));
    }

    [Fact]
    public void A_process_killed_for_memory_is_told_even_if_the_command_got_over_it()
    {
        LimitSigns killed = Nothing with { OutOfMemoryKills = 1 };
        Assert.Equal((SandboxLimit.Memory, true), Told(killed, 137));
        Assert.Equal((SandboxLimit.Memory, true), Told(killed, 1));
        Assert.Equal((SandboxLimit.Memory, false), Told(killed, 0));
    }

    [Fact]
    public void A_refused_process_ends_nothing_by_itself()
    {
        LimitSigns refused = Nothing with { RefusedProcesses = 3 };
        Assert.Equal((SandboxLimit.Processes, false), Told(refused, 2));
        Assert.Equal((SandboxLimit.Processes, true), Told(refused, 137));
    }
}
