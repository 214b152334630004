using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AgentLoop.Benchmarks;

/// <summary>
/// A minute per class: what is measured waits for disks and processes, so that a few long iterations say more than many short
/// ones. In this process, since a project generated per benchmark would have to build under this repository's rules.
/// </summary>
public sealed class QuickConfig : ManualConfig
{
    public QuickConfig()
    {
        Add(DefaultConfig.Instance);
        AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(8));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(BaselineRatioColumn.RatioMean);
        HideColumns(Column.RatioSD, Column.Error, Column.Gen0, Column.Gen1, Column.Gen2);
    }
}
