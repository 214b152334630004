namespace Snippets;

/// <summary>What a run's judges said in full: its events have the part that decides, its store the rest.</summary>
public static class ReadVerdicts
{
    public static async Task ShowAsync(Loop loop, AgentTask task, IProvenanceStore store)
    {
        RunState state = await loop.RunToEndAsync(task);
        foreach (EvaluationSummary summary in state.BestFirst.First().Evaluations)
        {
            ReadOnlyMemory<byte>? report = await store.GetAsync(summary.Report.Digest);
            Evaluation evaluation = EvaluationJson.Read(report!.Value.Span);
            Console.WriteLine($"{evaluation.Evaluator}: {evaluation.Reason}");
            foreach (TestResult test in evaluation.Tests)
                Console.WriteLine($"  {test.Outcome} {test.Name} {test.Message}");
        }
    }
}
