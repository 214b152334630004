using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>Goes through the mutations of a workspace, the most promising first, and reads no more files than it has to.</summary>
internal sealed class MutationSearch(GenerationRequest request, MutationGeneratorOptions options, FailureEvidence evidence)
{
    private const int FilesPerWave = 200;
    private const long BytesPerWave = 2 * 1024 * 1024;

    private readonly SourceLoader loader = new(request.Workspace);
    private readonly ProposedChanges proposed = new(request.Attempts);

    public async IAsyncEnumerable<Candidate> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SourceCatalog catalog = SourceCatalog.Of(request.Workspace.Snapshot, options);
        FaultLocalizer localizer = new(evidence, catalog, loader);
        Queue<WorkspaceEntry> waiting = new(await localizer.OrderFilesAsync(cancellationToken).ConfigureAwait(false));
        MutationPrior prior = new(SymptomReader.Read(evidence), request.Run.Random.Next(), options.Exploration);
        MutationQueue? queue = null;
        while (waiting.Count > 0)
        {
            IReadOnlyList<SourceFile> wave = await ReadWaveAsync(waiting, cancellationToken).ConfigureAwait(false);
            queue ??= new MutationQueue(localizer.Localize(wave), prior, MutationOperators.All);
            foreach (SourceFile file in wave)
            {
                proposed.Recall(file);
                queue.Add(file);
            }

            bool suspected = false;
            foreach (Candidate candidate in Candidates(queue, CombinedSuspicion.Floor, cancellationToken))
            {
                suspected = true;
                yield return candidate;
            }

            foreach (Candidate candidate in suspected && waiting.Count > 0 ? [] : Candidates(queue, 0, cancellationToken))
                yield return candidate;
        }
    }

    private IEnumerable<Candidate> Candidates(MutationQueue queue, double least, CancellationToken cancellationToken)
    {
        while (queue.TryNext(least, out RankedMutation next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string text = next.Mutation.ApplyTo(next.File.Text);
            TokenEdit edit = TokenEdit.Of(next.File, next.Mutation, text);
            if (SyntaxGate.Accepts(next.File, edit) && proposed.Add(next.File, edit))
                yield return CandidateFactory.Create(next.File, next.Mutation, text);
        }
    }

    private async ValueTask<IReadOnlyList<SourceFile>> ReadWaveAsync(Queue<WorkspaceEntry> waiting, CancellationToken cancellationToken)
    {
        List<SourceFile> wave = [];
        long bytes = 0;
        for (int i = 0; i < FilesPerWave && bytes < BytesPerWave && waiting.TryDequeue(out WorkspaceEntry? entry); i++)
        {
            bytes += entry.Length;
            if (await loader.LoadAsync(entry, cancellationToken).ConfigureAwait(false) is { } file)
                wave.Add(file);
        }

        return wave;
    }
}
