using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The numbers that <see cref="LinuxCalls"/> takes.</summary>
internal static class LinuxFlags
{
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int PathOnly = 0x200000;

    /// <summary>For writing, and only if there is none yet.</summary>
    public const int CreateFile = 0x1 | 0x40 | 0x80 | CloseOnExec;

    public const int CurrentFolder = -100;
    public const int NotFollowing = 0x100;
    public const int RemoveFolder = 0x200;
    public const int EmptyPath = 0x1000;

    public const int OpenAt2Number = 437;
    public const uint StatxBasic = 0x7ff;
    public const nuint CloneFile = 0x40049409;
    public const long LeaveTime = 0x3ffffffe;

    public static readonly int Folder = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000;
    public static readonly int NoFollow = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;
    public static readonly int ReadFile = CloseOnExec | NonBlocking | NoFollow;
    public static readonly int ReadFolder = CloseOnExec | Folder | NoFollow;
}
