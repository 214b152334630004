namespace AgentLoop;

/// <summary>What a Landlock rule can allow beneath a path, as in <c>linux/landlock.h</c>.</summary>
[Flags]
internal enum LandlockRights : ulong
{
    None = 0,
    Execute = 1 << 0,
    WriteFile = 1 << 1,
    ReadFile = 1 << 2,
    ReadFolder = 1 << 3,
    RemoveFolder = 1 << 4,
    RemoveFile = 1 << 5,
    MakeCharacterDevice = 1 << 6,
    MakeFolder = 1 << 7,
    MakeFile = 1 << 8,
    MakeSocket = 1 << 9,
    MakePipe = 1 << 10,
    MakeBlockDevice = 1 << 11,
    MakeSymbolicLink = 1 << 12,

    /// <summary>To link and rename between folders; from version 2 on.</summary>
    Refer = 1 << 13,

    /// <summary>From version 3 on.</summary>
    Truncate = 1 << 14,

    /// <summary>From version 5 on.</summary>
    DeviceControl = 1 << 15,

    /// <summary>Those that mean something for a file rather than a folder.</summary>
    OfFiles = Execute | WriteFile | ReadFile | Truncate | DeviceControl,

    Look = ReadFile | ReadFolder,
    Run = Look | Execute,
    Device = ReadFile | WriteFile | Truncate | DeviceControl,

    /// <summary>Everything but making device nodes, through which a privileged program would reach the disks.</summary>
    Own = Run | WriteFile | RemoveFolder | RemoveFile | MakeFolder | MakeFile | MakeSocket | MakePipe | MakeSymbolicLink | Refer | Truncate,
    All = Own | MakeCharacterDevice | MakeBlockDevice | DeviceControl,
}
