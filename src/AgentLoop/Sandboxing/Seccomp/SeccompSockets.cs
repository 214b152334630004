namespace AgentLoop;

/// <summary>Which sockets a filter lets a program open.</summary>
internal enum SeccompSockets
{
    /// <summary>None but connected pairs.</summary>
    None,

    /// <summary>IPv4 and IPv6.</summary>
    Internet,

    /// <summary>Those of unix too, for sandboxes whose file system and network are not the host's.</summary>
    InternetAndUnix,
}
