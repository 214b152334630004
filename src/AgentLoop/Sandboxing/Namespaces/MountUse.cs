namespace AgentLoop;

/// <summary>What a path of the host is mounted for.</summary>
internal enum MountUse
{
    /// <summary>To be read, as far as its modes let anyone where its owner cannot be mapped.</summary>
    Read,

    /// <summary>To be written by who is its owner there.</summary>
    Write,

    /// <summary>To be the lower layer of an overlay: itself unchanged, but its files may be changed by who is their owner there.</summary>
    Lower,
}
