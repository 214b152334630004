using System.Buffers.Binary;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Runs a filter as the kernel does, for the instructions that ours are made of.</summary>
internal static class BpfMachine
{
    public static uint Run(BpfProgram program, uint architecture, int number, params ulong[] arguments)
    {
        byte[] input = new byte[64];
        BinaryPrimitives.WriteInt32LittleEndian(input, number);
        BinaryPrimitives.WriteUInt32LittleEndian(input.AsSpan(4), architecture);
        for (int i = 0; i < arguments.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(input.AsSpan(16 + (8 * i)), arguments[i]);
        return Run(program.Instructions, input);
    }

    private static uint Run(IReadOnlyList<BpfInstruction> program, byte[] input)
    {
        uint word = 0;
        for (int at = 0; ; at++)
        {
            BpfInstruction instruction = program[at];
            switch (instruction.Code)
            {
                case BpfInstruction.LoadWord:
                    word = BinaryPrimitives.ReadUInt32LittleEndian(input.AsSpan((int)instruction.Value));
                    break;
                case BpfInstruction.And:
                    word &= instruction.Value;
                    break;
                case BpfInstruction.Return:
                    return instruction.Value;
                default:
                    at += Holds(instruction, word) ? instruction.IfTrue : instruction.IfFalse;
                    break;
            }
        }
    }

    private static bool Holds(BpfInstruction test, uint word) => test.Code switch
    {
        BpfInstruction.JumpIfEqual => word == test.Value,
        BpfInstruction.JumpIfAtLeast => word >= test.Value,
        BpfInstruction.JumpIfAnyBit => (word & test.Value) != 0,
        _ => throw new InvalidOperationException("No such instruction."),
    };
}
