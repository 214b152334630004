using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Gives equal lines equal numbers, so that they are compared once.</summary>
internal sealed class LineNumbering
{
    private readonly Dictionary<LineKey, int> numbers = [];

    public int[] Number(TextLines lines)
    {
        int[] numbered = new int[lines.Count];
        for (int i = 0; i < numbered.Length; i++)
            numbered[i] = Number(lines[i]);
        return numbered;
    }

    public int Number(ReadOnlyMemory<byte> line)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, new LineKey(line), out bool known);
        return known ? number : number = numbers.Count;
    }
}
