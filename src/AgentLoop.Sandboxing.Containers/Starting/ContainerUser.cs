using System.Globalization;
using System.Runtime.InteropServices;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>A user and group by number.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContainerUser(uint User, uint Group)
{
    private const uint Nobody = 65534;

    /// <summary>Somebody else, for the process that keeps the container: commands can neither signal nor trace it.</summary>
    public ContainerUser Keeper => User == Nobody ? new(Nobody - 1, Nobody - 1) : new(Nobody, Nobody);

    /// <summary>Who owns a file or folder.</summary>
    public static ContainerUser OwnerOf(string path) => SessionFileStatus.Of(path) is { Exists: true } status
        ? new ContainerUser(status.User, status.Group)
        : throw new AgentLoopException($"The owner of \"{path}\" cannot be found: it is gone.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{User}:{Group}");
}
