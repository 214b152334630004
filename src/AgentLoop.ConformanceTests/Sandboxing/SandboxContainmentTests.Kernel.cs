using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxContainmentTests
{
    /// <summary>The program "new user and mount namespace".</summary>
    [Fact]
    public virtual Task No_namespace_is_made() => HoldAsync(KernelPrograms.Namespaces);

    /// <summary>The program "nsenter".</summary>
    [Fact]
    public virtual Task No_namespace_is_entered() => HoldAsync(KernelPrograms.Enter);

    /// <summary>The program "devices".</summary>
    [Fact]
    public virtual Task No_device_is_made_or_opened() => HoldAsync(KernelPrograms.Devices);

    /// <summary>The program "mount".</summary>
    [Fact]
    public virtual Task Nothing_is_mounted() => HoldAsync(KernelPrograms.Mount);

    /// <summary>The program "core_pattern".</summary>
    [Fact]
    public virtual Task No_setting_of_the_kernel_is_opened() => HoldAsync(KernelPrograms.Settings);

    /// <summary>The program "core dump".</summary>
    [Fact]
    public virtual Task No_core_is_dumped() => HoldAsync(KernelPrograms.CoreDump);

    /// <summary>The program "setuid bit".</summary>
    [Fact]
    public virtual Task No_file_gives_its_owner_s_rights() => HoldAsync(KernelPrograms.SetUserBit);

    /// <summary>The program "su".</summary>
    [Fact]
    public virtual Task No_other_user_is_become() => HoldAsync(KernelPrograms.SwitchUser);

    /// <summary>The program "TIOCSTI".</summary>
    [Fact]
    public virtual Task No_input_is_pushed_into_a_terminal() => HoldAsync(KernelPrograms.Terminal);

    /// <summary>The program "realtime priority".</summary>
    [Fact]
    public virtual Task No_realtime_priority_is_taken() => HoldAsync(KernelPrograms.Realtime);

    /// <summary>The program "keyring".</summary>
    [Fact]
    public virtual Task No_key_is_put_into_a_keyring() => HoldAsync(KernelPrograms.Keyring);

    /// <summary>The program "lease on a file that the host reads".</summary>
    [Fact]
    public virtual Task No_lease_keeps_the_host_waiting() => HoldAsync(KernelPrograms.Lease);

    /// <summary>The program "io_uring".</summary>
    [Fact]
    public virtual Task No_ring_is_set_up() => HoldAsync(KernelPrograms.IoUring);

    /// <summary>The program "dmesg".</summary>
    [Fact]
    public virtual Task The_kernel_s_log_is_not_read() => HoldAsync(KernelPrograms.Log);

    /// <summary>The program "32-bit syscalls".</summary>
    [Fact]
    public virtual Task No_foreign_call_table_is_used() => HoldAsync(KernelPrograms.ForeignCalls);
}
