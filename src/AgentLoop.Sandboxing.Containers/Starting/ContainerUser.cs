using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>A user and group by number.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContainerUser(uint User, uint Group)
{
    private const uint Nobody = 65534;

    /// <summary>Somebody else, for the process that keeps the container: commands can neither signal nor trace it.</summary>
    public ContainerUser Keeper => User == Nobody ? new(Nobody - 1, Nobody - 1) : new(Nobody, Nobody);

    /// <summary>Who owns a folder: see statx(2).</summary>
    public static unsafe ContainerUser OwnerOf(string path)
    {
        const int CurrentFolder = -100;
        const int UserAndGroup = 0x18;
        uint* status = stackalloc uint[64];
        nint failed;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
            failed = Libc.Syscall(SystemCall.StatX.Number, CurrentFolder, (nint)name, 0, UserAndGroup, (nint)status);
        return failed == 0
            ? new ContainerUser(status[5], status[6])
            : throw new AgentLoopException($"The owner of \"{path}\" cannot be found: {Marshal.GetPInvokeErrorMessage(Libc.Errno)}.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{User}:{Group}");
}
