using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxContainmentTests
{
    /// <summary>The program "TCP to the host's loopback".</summary>
    [Fact]
    public virtual Task The_host_is_not_reached_by_TCP() => HoldAsync(NetworkPrograms.Tcp);

    /// <summary>The program "UDP".</summary>
    [Fact]
    public virtual Task The_host_is_not_reached_by_UDP() => HoldAsync(NetworkPrograms.Udp);

    /// <summary>The program "DNS".</summary>
    [Fact]
    public virtual Task No_name_server_is_asked() => HoldAsync(NetworkPrograms.Dns);

    /// <summary>The program "raw socket".</summary>
    [Fact]
    public virtual Task No_raw_socket_is_opened() => HoldAsync(NetworkPrograms.Raw);

    /// <summary>The program "packet socket".</summary>
    [Fact]
    public virtual Task No_packet_socket_is_opened() => HoldAsync(NetworkPrograms.Packet);

    /// <summary>The program "vsock".</summary>
    [Fact]
    public virtual Task No_socket_of_virtual_machines_is_opened() => HoldAsync(NetworkPrograms.VirtualMachine);

    /// <summary>The program "host unix socket by path".</summary>
    [Fact]
    public virtual Task A_unix_socket_is_not_reached_by_its_path() => HoldAsync(NetworkPrograms.UnixPath);

    /// <summary>The program "host unix socket by abstract name".</summary>
    [Fact]
    public virtual Task A_unix_socket_is_not_reached_by_its_abstract_name() => HoldAsync(NetworkPrograms.UnixAbstract);

    /// <summary>The program "the host's loopback from one of its own".</summary>
    [Fact]
    public virtual Task A_private_loopback_is_not_the_host_s() => HoldAsync(NetworkPrograms.Loopback);

    /// <summary>The program "proxy bypass by direct address".</summary>
    [Fact]
    public virtual Task The_proxy_is_not_bypassed_by_an_address() => HoldAsync(AllowListPrograms.Direct);

    /// <summary>The program "proxy bypass by DNS rebinding".</summary>
    [Fact]
    public virtual Task A_granted_name_does_not_lead_to_the_host_itself() => HoldAsync(AllowListPrograms.Rebinding);

    /// <summary>The program "proxy asked for an address".</summary>
    [Fact]
    public virtual Task The_proxy_lets_no_address_through() => HoldAsync(AllowListPrograms.Address);

    /// <summary>The program "proxy with an empty list".</summary>
    [Fact]
    public virtual Task An_empty_list_of_hosts_grants_nothing() => HoldAsync(AllowListPrograms.Nothing);
}
