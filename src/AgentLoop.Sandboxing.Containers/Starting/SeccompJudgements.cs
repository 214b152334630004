using System.Text.Json.Nodes;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>The calls that are allowed for some arguments only; for all others the kernel does not have them.</summary>
internal static class SeccompJudgements
{
    private const long Namespaces = 0x7E020080;
    private const long SetUserOrGroup = 0xC00;
    private const long CreateOrTemporary = 0x400040;
    private const int Unix = 1;
    private const int Internet = 2;
    private const int Internet6 = 10;
    private const int Netlink = 16;

    public static IEnumerable<JsonObject> All => [.. NoNamespace, .. SocketsThatStay, .. NoOwnersRights, .. NoLeases];

    private static IEnumerable<JsonObject> NoNamespace =>
        [SeccompRule.Allow("clone", SeccompRule.HasNone(0, Namespaces)), SeccompRule.Allow("unshare", SeccompRule.HasNone(0, Namespaces))];

    /// <summary>Vsock leads to the machine that runs this one, and most other families to parts of the kernel that nobody needs.</summary>
    private static IEnumerable<JsonObject> SocketsThatStay =>
    [
        .. new[] { Unix, Internet, Internet6 }.Select(family => SeccompRule.Allow("socket", SeccompRule.Is(0, family))),
        SeccompRule.Allow("socket", SeccompRule.Is(0, Netlink), SeccompRule.Is(2, 0)),
    ];

    /// <summary>
    /// No file of the workspace becomes one that runs with its owner's rights: on the host, it would. The mode follows the flags of
    /// <c>open</c>, and may be anything where nothing is made.
    /// </summary>
    private static IEnumerable<JsonObject> NoOwnersRights =>
    [
        .. Mode(1, "chmod", "fchmod", "creat", "mknod"), .. Mode(2, "fchmodat", "fchmodat2", "mknodat", "open"), .. Mode(3, "openat"),
        SeccompRule.Allow("open", SeccompRule.HasNone(1, CreateOrTemporary)), SeccompRule.Allow("openat", SeccompRule.HasNone(2, CreateOrTemporary)),
    ];

    /// <summary>
    /// All of <c>fcntl</c> but <c>F_SETLEASE</c> (1024), <c>F_NOTIFY</c> (1026) and what comes after <c>F_GETDELEG</c> (1039), which is
    /// <c>F_SETDELEG</c>: who holds a lease of a file of the workspace makes the host wait at its next look at it. The kernel takes the lower
    /// half of the argument only, so the upper one may be anything.
    /// </summary>
    private static IEnumerable<JsonObject> NoLeases =>
    [
        SeccompRule.Allow("fcntl", SeccompRule.HasNone(1, 0xFFFFFC00)),
        // 1025 and 1027, 1028 to 1031, 1032 to 1039
        SeccompRule.Allow("fcntl", SeccompRule.HasBits(1, 0xFFFFFFFD, 1025)),
        SeccompRule.Allow("fcntl", SeccompRule.HasBits(1, 0xFFFFFFFC, 1028)),
        SeccompRule.Allow("fcntl", SeccompRule.HasBits(1, 0xFFFFFFF8, 1032)),
    ];

    private static IEnumerable<JsonObject> Mode(int argument, params IEnumerable<string> names) =>
        names.Select(name => SeccompRule.Allow(name, SeccompRule.HasNone(argument, SetUserOrGroup)));
}
