using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxContainmentTests
{
    /// <summary>The program "write outside".</summary>
    [Fact]
    public virtual Task Nothing_is_written_outside() => HoldAsync(WritePrograms.Outside);

    /// <summary>The program "write through a symlink".</summary>
    [Fact]
    public virtual Task Nothing_is_written_through_a_symlink() => HoldAsync(WritePrograms.Symlink);

    /// <summary>The program "write through a hardlink".</summary>
    [Fact]
    public virtual Task Nothing_is_written_through_a_hardlink() => HoldAsync(WritePrograms.Hardlink);

    /// <summary>The program "write through /proc/self/root".</summary>
    [Fact]
    public virtual Task Nothing_is_written_through_its_own_root() => HoldAsync(WritePrograms.OwnRoot);

    /// <summary>The program "write through /proc/PPID/root".</summary>
    [Fact]
    public virtual Task Nothing_is_written_through_another_process_s_root() => HoldAsync(WritePrograms.ForeignRoot);

    /// <summary>The program "remount".</summary>
    [Fact]
    public virtual Task What_may_only_be_read_is_not_remounted() => HoldAsync(WritePrograms.Remount);

    /// <summary>The program "change modes and times outside".</summary>
    [Fact]
    public virtual Task Modes_and_times_outside_are_not_changed() => HoldAsync(WritePrograms.Mode);

    /// <summary>The program "plant a hook".</summary>
    [Fact]
    public virtual Task No_hook_is_planted() => HoldAsync(RepositoryPrograms.Hook);

    /// <summary>The program "plant a core.fsmonitor".</summary>
    [Fact]
    public virtual Task No_file_monitor_is_planted() => HoldAsync(RepositoryPrograms.Monitor);

    /// <summary>The program "plant a filter".</summary>
    [Fact]
    public virtual Task No_filter_is_planted() => HoldAsync(RepositoryPrograms.Filter);

    /// <summary>The program "rename .git and recreate it".</summary>
    [Fact]
    public virtual Task The_repository_is_not_moved_and_made_anew() => HoldAsync(RepositoryPrograms.Rename);

    /// <summary>The program "read outside".</summary>
    [Fact]
    public virtual Task Nothing_is_read_outside() => HoldAsync(ReadPrograms.Outside);

    /// <summary>The program "read ~/.ssh".</summary>
    [Fact]
    public virtual Task No_key_is_read() => HoldAsync(ReadPrograms.Keys);

    /// <summary>The program "read the host's /etc/shadow".</summary>
    [Fact]
    public virtual Task The_host_s_passwords_are_not_read() => HoldAsync(ReadPrograms.Passwords);

    /// <summary>The program "read the host's environment in its own".</summary>
    [Fact]
    public virtual Task The_host_s_environment_is_not_inherited() => HoldAsync(ReadPrograms.OwnEnvironment);

    /// <summary>The program "read the environment in /proc/*/environ".</summary>
    [Fact]
    public virtual Task The_environment_of_another_process_is_not_read() => HoldAsync(ReadPrograms.ForeignEnvironment);

    /// <summary>The program "see what is outside".</summary>
    [Fact]
    public virtual Task What_is_outside_is_not_seen() => HoldAsync(ReadPrograms.Presence);

    /// <summary>The program "read through an inherited descriptor".</summary>
    [Fact]
    public virtual Task No_descriptor_is_inherited() => HoldAsync(ReadPrograms.Descriptors);

    /// <summary>The program "read the host's standard input".</summary>
    [Fact]
    public virtual Task The_host_s_standard_input_is_not_read() => HoldAsync(ReadPrograms.Input);
}
