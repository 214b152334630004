using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxContainmentTests
{
    /// <summary>The program "signal a host process".</summary>
    [Fact]
    public virtual Task No_process_of_the_host_is_signalled() => HoldAsync(ProcessPrograms.Signal);

    /// <summary>The program "signal a thread of the host".</summary>
    [Fact]
    public virtual Task No_thread_of_the_host_is_signalled() => HoldAsync(ProcessPrograms.ThreadSignal);

    /// <summary>The program "open the memory of a thread of the host".</summary>
    [Fact]
    public virtual Task No_memory_of_a_thread_of_the_host_is_opened() => HoldAsync(ProcessPrograms.ThreadMemory);

    /// <summary>The program "ptrace a host process".</summary>
    [Fact]
    public virtual Task No_process_of_the_host_is_traced() => HoldAsync(ProcessPrograms.Trace);

    /// <summary>The program "process_vm_readv a host process".</summary>
    [Fact]
    public virtual Task No_memory_of_a_host_process_is_read() => HoldAsync(ProcessPrograms.Memory);

    /// <summary>The program "kill -1".</summary>
    [Fact]
    public virtual Task A_signal_to_all_reaches_only_its_own() => HoldAsync(ProcessPrograms.KillAll);

    /// <summary>The program "double-forked setsid daemon".</summary>
    [Fact]
    public virtual Task A_daemon_ends_with_the_session() => HoldAsync(SurvivorPrograms.Daemon);

    /// <summary>The program "child ignoring TERM".</summary>
    [Fact]
    public virtual Task A_child_that_ignores_signals_ends_with_the_time_out() => HoldAsync(SurvivorPrograms.Deaf);

    /// <summary>The program "background child holding stdout".</summary>
    [Fact]
    public virtual Task A_child_that_holds_the_output_holds_nobody_up() => HoldAsync(SurvivorPrograms.Holder);

    /// <summary>The program "endless stdout".</summary>
    [Fact]
    public virtual Task Endless_output_ends_with_the_time_out() => HoldAsync(SurvivorPrograms.Talker);

    /// <summary>The program "leftovers in /tmp between sessions".</summary>
    [Fact]
    public virtual Task Nothing_is_left_for_the_next_session() => HoldAsync(SessionPrograms.Leftovers);

    /// <summary>The program "poisoned NuGet cache".</summary>
    [Fact]
    public virtual Task The_package_cache_is_not_poisoned() => HoldAsync(SessionPrograms.Packages);

    /// <summary>The program "attribute left on a file that is only read".</summary>
    [Fact]
    public virtual Task No_attribute_is_left_for_the_next_session() => HoldAsync(SessionPrograms.Attribute);
}
