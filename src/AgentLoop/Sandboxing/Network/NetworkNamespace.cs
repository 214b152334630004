using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>Makes the loopback of a network namespace, and the socket there that our proxy accepts on: sockets belong to where they were made.</summary>
internal static unsafe class NetworkNamespace
{
    private static readonly Lazy<bool> Warm = new(WarmUp);

    /// <summary>Enters a namespace on a thread that ends afterwards. Whether the host may.</summary>
    /// <exception cref="AgentLoopException">There is no such namespace.</exception>
    public static bool TryEnter(string path, bool listen, out Socket? listener)
    {
        using SafeFileHandle place = Open(path);
        using ConfinedThread thread = new();
        NamespaceEntry entered = Enter(thread, NamespaceEntry.Into((int)place.DangerousGetHandle()), listen);
        listener = entered.Error == 0 ? Accepting(entered, listen) : null;
        return entered.Error == 0;
    }

    /// <summary>Makes a namespace for a thread and all it will start.</summary>
    /// <exception cref="AgentLoopException">The host may not.</exception>
    public static Socket? Make(ConfinedThread thread, bool listen) => Enter(thread, NamespaceEntry.New(), listen) is { Error: 0 } entered
        ? Accepting(entered, listen)
        : throw new AgentLoopException(
            "The Landlock sandbox can grant a network only where the host may make network namespaces, which takes CAP_SYS_ADMIN: use the "
            + "bubblewrap sandbox, or grant no network.");

    private static NamespaceEntry Enter(ConfinedThread thread, NamespaceEntry entry, bool listen)
    {
        _ = Warm.Value;
        thread.Run(&NamespaceEntry.Join, &entry);
        if (entry.Error == 0)
            thread.Run(&NamespaceEntry.BringUp, &entry);
        if (entry.Error == 0 && listen)
            thread.Run(&NamespaceEntry.Accept, &entry);
        return entry;
    }

    private static Socket? Accepting(NamespaceEntry entry, bool listen) =>
        listen ? new Socket(new SafeSocketHandle(entry.Listener, ownsHandle: true)) : null;

    /// <summary>Goes every way once on a thread that stays where it is, so that nothing is left to be compiled on one that does not.</summary>
    private static bool WarmUp()
    {
        using ConfinedThread free = new();
        NamespaceEntry nowhere = NamespaceEntry.Nowhere;
        free.Run(&NamespaceEntry.Join, &nowhere);
        free.Run(&NamespaceEntry.BringUp, &nowhere);
        free.Run(&NamespaceEntry.Accept, &nowhere);
        return nowhere.Error == Libc.ENOSYS;
    }

    private static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new AgentLoopException($"The network namespace \"{path}\" cannot be opened: {failed.Message}", failed);
        }
    }
}
