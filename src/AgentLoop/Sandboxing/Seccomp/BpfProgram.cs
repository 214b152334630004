namespace AgentLoop;

/// <summary>
/// Writes the small subset of classic BPF that a system call filter needs: load a word, compare it, and return a verdict. There are no labels:
/// a test either returns or falls through to what follows.
/// </summary>
internal sealed class BpfProgram
{
    private readonly List<BpfInstruction> _instructions = [];

    public IReadOnlyList<BpfInstruction> Instructions => _instructions;

    /// <summary>Loads the 32-bit word at an offset of the filter's input.</summary>
    public BpfProgram Load(int offset) => Add(BpfInstruction.LoadWord, (uint)offset);

    /// <summary>Keeps only these bits of the loaded word.</summary>
    public BpfProgram Mask(uint bits) => Add(BpfInstruction.And, bits);

    public BpfProgram ReturnIfEqual(uint value, uint verdict) => ReturnIf(BpfInstruction.JumpIfEqual, value, verdict);

    public BpfProgram ReturnIfAtLeast(uint value, uint verdict) => ReturnIf(BpfInstruction.JumpIfAtLeast, value, verdict);

    public BpfProgram ReturnIfAnyBit(uint bits, uint verdict) => ReturnIf(BpfInstruction.JumpIfAnyBit, bits, verdict);

    public BpfProgram ReturnUnlessEqual(uint value, uint verdict) => ReturnUnless(BpfInstruction.JumpIfEqual, value, verdict);

    public BpfProgram ReturnUnlessAnyBit(uint bits, uint verdict) => ReturnUnless(BpfInstruction.JumpIfAnyBit, bits, verdict);

    /// <summary>Goes through a part only if the loaded word has this value. The part must end by returning.</summary>
    public BpfProgram When(uint value, Action<BpfProgram> part)
    {
        BpfProgram inner = new();
        part(inner);
        _instructions.Add(new BpfInstruction(BpfInstruction.JumpIfEqual, 0, checked((byte)inner._instructions.Count), value));
        _instructions.AddRange(inner._instructions);
        return this;
    }

    public BpfProgram Return(uint verdict) => Add(BpfInstruction.Return, verdict);

    private BpfProgram ReturnIf(ushort test, uint value, uint verdict)
    {
        _instructions.Add(new BpfInstruction(test, 0, 1, value));
        return Return(verdict);
    }

    private BpfProgram ReturnUnless(ushort test, uint value, uint verdict)
    {
        _instructions.Add(new BpfInstruction(test, 1, 0, value));
        return Return(verdict);
    }

    private BpfProgram Add(ushort code, uint value)
    {
        _instructions.Add(new BpfInstruction(code, 0, 0, value));
        return this;
    }
}
