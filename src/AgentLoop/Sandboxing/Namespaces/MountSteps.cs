using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>The steps by which a thread gets a mount namespace of its own and furnishes it.</summary>
internal sealed class MountSteps : IDisposable
{
    public const int CurrentFolder = -100;
    public const int NoFollow = 0x100;

    private const int NewMountNamespace = 0x20000;
    private const int NoSetuid = 2;
    private const int NoDevices = 4;
    private const int Recursive = 0x4000;
    private const int Slave = 0x80000;
    private const int FromEmptyPath = 4;
    private const int FileType = 0x8000;
    private const int CharacterDeviceType = 0x2000;
    private const int UsualMask = 0x12;

    private readonly RawCalls _calls = new();

    /// <summary>
    /// Leaves the host's namespace. What is mounted from here on is seen by this thread and by what it starts; what the host unmounts goes here too.
    /// </summary>
    public MountSteps LeaveHost()
    {
        _calls.Add("make a mount namespace", SystemCall.Unshare, NewMountNamespace);
        Mask(0);
        _calls.Add("keep mounts from the host", NamespaceCalls.Mount, 0, _calls.Text("/"), 0, Recursive | Slave);
        return this;
    }

    public MountSteps Tmpfs(string target, string options)
    {
        nint type = _calls.Text("tmpfs");
        _calls.Add(
            "mount a file system in memory", NamespaceCalls.Mount, type, _calls.Text(target), type, NoSetuid | NoDevices, _calls.Text(options));
        return this;
    }

    public MountSteps Overlay(string target, string options)
    {
        nint type = _calls.Text("overlay");
        _calls.Add("mount an overlay", NamespaceCalls.Mount, type, _calls.Text(target), type, NoSetuid | NoDevices, _calls.Text(options));
        return this;
    }

    /// <summary>Makes a folder with exactly this mode.</summary>
    public MountSteps Folder(string path, int mode, uint owner = 0)
    {
        _calls.Add($"make \"{path}\"", SystemCall.MakeFolderAt, CurrentFolder, _calls.Text(path), mode);
        return owner == 0 ? this : Give(path, owner);
    }

    /// <summary>Makes an empty file to mount another one on.</summary>
    public MountSteps EmptyFile(string path)
    {
        _calls.Add($"make \"{path}\"", NamespaceCalls.MakeNodeAt, CurrentFolder, _calls.Text(path), FileType);
        return this;
    }

    /// <summary>Makes what an overlay takes as the sign that something of the lower layer is gone.</summary>
    public MountSteps Whiteout(string path)
    {
        _calls.Add($"make \"{path}\"", NamespaceCalls.MakeNodeAt, CurrentFolder, _calls.Text(path), CharacterDeviceType);
        return this;
    }

    public MountSteps Attach(SafeFileHandle mount, string target)
    {
        nint from = mount.DangerousGetHandle();
        _calls.Add($"mount on \"{target}\"", NamespaceCalls.MoveMount, from, _calls.Text(""), CurrentFolder, _calls.Text(target), FromEmptyPath);
        return this;
    }

    /// <summary>Ends the furnishing: what is started from here on makes files as usual.</summary>
    public MountSteps Furnished() => Mask(UsualMask);

    /// <exception cref="AgentLoopException">The kernel refused.</exception>
    public void RunOn(ConfinedThread thread) => _calls.RunOn(thread);

    public void Dispose() => _calls.Dispose();

    private MountSteps Mask(int bits)
    {
        _calls.Add("set the creation mask", NamespaceCalls.CreationMask, bits);
        return this;
    }

    private MountSteps Give(string path, uint owner)
    {
        _calls.Add(
            $"give \"{path}\" away", NamespaceCalls.ChangeOwnerAt, CurrentFolder, _calls.Text(path), (nint)owner, (nint)owner, NoFollow);
        return this;
    }
}
