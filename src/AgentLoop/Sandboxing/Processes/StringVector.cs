using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop;

/// <summary>Strings as the kernel wants them: a null-terminated array of null-terminated UTF-8, in one piece of unmanaged memory.</summary>
internal sealed unsafe class StringVector : IDisposable
{
    private byte** _pointers;

    public StringVector(IReadOnlyCollection<string> strings)
    {
        int head = (strings.Count + 1) * sizeof(byte*);
        int size = head + strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);
        _pointers = (byte**)NativeMemory.AllocZeroed((nuint)size);
        byte* at = (byte*)_pointers + head;
        byte* end = (byte*)_pointers + size;
        int index = 0;
        foreach (string text in strings)
        {
            _pointers[index++] = at;
            at += Encoding.UTF8.GetBytes(text, new Span<byte>(at, (int)(end - at))) + 1;
        }
    }

    public byte** Pointers => _pointers;

    public byte* First => _pointers[0];

    public void Dispose()
    {
        NativeMemory.Free(_pointers);
        _pointers = null;
    }
}
