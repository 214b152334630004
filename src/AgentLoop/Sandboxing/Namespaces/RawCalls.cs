using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Puts together system calls for a thread that may run nothing else.</summary>
internal sealed unsafe class RawCalls : IDisposable
{
    private readonly List<RawCall> _calls = [];
    private readonly List<string> _purposes = [];
    private readonly List<nint> _texts = [];

    /// <summary>Adds a call; its purpose completes the sentence "The kernel refused to ...".</summary>
    public RawCalls Add(string purpose, SystemCall call, nint a = 0, nint b = 0, nint c = 0, nint d = 0, nint e = 0)
    {
        _purposes.Add(purpose);
        _calls.Add(new RawCall { Number = call.Number, A = a, B = b, C = c, D = d, E = e });
        return this;
    }

    /// <summary>A text as an argument; it lives as long as this does.</summary>
    public nint Text(string text)
    {
        nint address = Marshal.StringToCoTaskMemUTF8(text);
        _texts.Add(address);
        return address;
    }

    /// <summary>Makes the calls in order on the thread, up to the first that fails; the result of the last.</summary>
    /// <exception cref="AgentLoopException">One failed.</exception>
    public nint RunOn(ConfinedThread thread)
    {
        RawCall[] calls = [.. _calls];
        fixed (RawCall* first = calls)
        {
            RawCallBatch batch = new() { Calls = first, Count = calls.Length };
            thread.Run(&RawCallBatch.Run, &batch);
            return batch.Succeeded == batch.Count ? calls[^1].Result : throw Refusal(_purposes[batch.Succeeded], calls[batch.Succeeded].Error);
        }
    }

    public void Dispose()
    {
        foreach (nint text in _texts)
            Marshal.FreeCoTaskMem(text);
        _texts.Clear();
    }

    public static AgentLoopException Refusal(string purpose, int error) =>
        new($"The kernel refused to {purpose}: {Marshal.GetPInvokeErrorMessage(error)}.");
}
