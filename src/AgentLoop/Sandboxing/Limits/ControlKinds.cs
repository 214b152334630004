namespace AgentLoop;

/// <summary>What a control group can bound or count.</summary>
[Flags]
internal enum ControlKinds
{
    None = 0,
    Memory = 1,
    Processes = 2,
    CpuTime = 4,
    All = Memory | Processes | CpuTime,
}
