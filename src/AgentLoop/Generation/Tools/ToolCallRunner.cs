using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Runs one call: asks whether it may be made, calls the tool, and makes a result that the model is told of whatever happens.</summary>
internal sealed class ToolCallRunner(ToolLoopRoom room)
{
    /// <summary>Policies and approvers decide on what they are shown, so that what cannot be shown is not run.</summary>
    private const string Unwritable = "The arguments cannot be written as JSON, so it was not run.";

    private const string Interrupted = "The process ended during this call, and whether it had its effect is not known. It was not called again; find out before you call it again.";

    private static readonly Dictionary<string, object?> NoArguments = new(StringComparer.Ordinal);

    private readonly ToolText text = new(room.Material, room.Options.MaxResultTokens);

    public async ValueTask<ToolOutcome> RunAsync(FunctionCallContent call, RunScope scope, CancellationToken cancellationToken)
    {
        AdmittedCall admitted = await AdmitAsync(call, scope, cancellationToken).ConfigureAwait(false);
        return await PerformAsync(admitted, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A call that is not run, and why.</summary>
    public static ToolOutcome Refuse(FunctionCallContent call, RunScope scope, string reason) => Refuse(
        new AdmittedCall(call, scope) { Json = scope.IsRecorded ? ToolArguments.Write(call.Arguments) : "{}", Reason = reason, Refusal = ToolCallEnd.NotRun });

    public async ValueTask<AdmittedCall> AdmitAsync(FunctionCallContent call, RunScope scope, CancellationToken cancellationToken)
    {
        IDictionary<string, object?> arguments = call.Arguments ?? NoArguments;
        BoundTool? tool = room.Tools.Find(call.Name);
        bool isSimple = !scope.IsRecorded && ReferenceEquals(room.Gate, OpenToolGate.Instance) && tool?.RequiresApproval != true;
        string? json = isSimple ? "" : ToolArguments.TryWrite(arguments);
        var wanted = new AdmittedCall(call, scope) { Tool = tool, Arguments = arguments, Json = json ?? "{}", Reason = "" };
        string? misfit = json is null ? Unwritable : Misfit(call, tool, arguments);
        if (misfit is not null)
            return wanted with { Tool = null, Reason = misfit, Refusal = ToolCallEnd.Failed };
        if (isSimple)
            return wanted;

        ThrowIfBudgetHadEnded(scope);
        var request = new ToolGateRequest
        {
            Run = scope,
            Call = new ToolCall { Name = call.Name, Arguments = wanted.Json, IsReadOnly = tool!.IsReadOnly, RequiresApproval = tool.RequiresApproval },
        };
        return Decide(wanted, await room.Gate.AdmitAsync(request, cancellationToken).ConfigureAwait(false));
    }

    public ValueTask<ToolOutcome> PerformAsync(AdmittedCall call, CancellationToken cancellationToken) => call.Tool switch
    {
        null => new ValueTask<ToolOutcome>(Refuse(call)),
        { IsOurs: true } => UseAsync(call, cancellationToken),
        _ when call.Scope.IsRecorded => CallOnceAsync(call, cancellationToken),
        _ => CallAsync(call, cancellationToken),
    };

    private string? Misfit(FunctionCallContent call, BoundTool? tool, IDictionary<string, object?> arguments) => tool switch
    {
        null => $"There is no tool \"{OneLine.Of(call.Name)}\"; there are {room.Tools.Names}.",
        { Function: null } => $"The tool \"{tool.Name}\" cannot be called here.",
        _ when tool.Missing(arguments) is { } missing => $"The argument \"{missing}\" is missing, so it was not run.",
        _ => null,
    };

    private AdmittedCall Decide(AdmittedCall wanted, ToolAdmission admission)
    {
        if (!admission.IsGranted)
            return wanted with { Tool = null, Reason = $"It was not run, since that is not allowed: {admission.Reason}", Refusal = ToolCallEnd.Denied };
        if (admission.Arguments is not { } changed)
            return wanted;

        Dictionary<string, object?>? arguments = ToolArguments.Read(changed);
        string? misfit = arguments is null ? "A policy put something else in the place of the arguments, so it was not run." : Misfit(wanted.Call, wanted.Tool, arguments);
        return misfit is null
            ? wanted with { Arguments = arguments, Json = changed, Reason = $"It was run with other arguments, {changed}: {admission.Reason}" }
            : wanted with { Tool = null, Reason = misfit, Refusal = ToolCallEnd.Denied };
    }

    /// <summary>A conversation that ended for want of budget ends in the same place when it is taken up, even with a larger one.</summary>
    private void ThrowIfBudgetHadEnded(RunScope scope)
    {
        bool hadEnded = room.Run.NextRecorded<ConversationEnded>() is { End: ConversationEnd.BudgetExhausted } && scope.NextRecorded<RunEvent>() is null;
        if (hadEnded)
            throw new BudgetExhaustedException(BudgetDimension.ToolCalls, "The budget had run out here.");
    }

    private static ToolOutcome Refuse(AdmittedCall call)
    {
        if (call.Scope.IsRecorded)
        {
            call.Scope.Note(new ToolCalled
            {
                Tool = OneLine.Of(call.Call.Name),
                CallId = call.Call.CallId,
                Arguments = new RecordedContent { Text = Excerpt.Of(call.Json, RunServices.LongestInline / TokenEstimate.BytesPerToken) },
                End = call.Refusal,
                Result = new RecordedContent { Text = call.Reason },
            });
        }

        return new ToolOutcome { Call = call.Call, End = call.Refusal, Text = call.Reason };
    }

    /// <summary>A tool of ours: what it does is recorded as it does it, so it is called again when the run is performed again.</summary>
    private async ValueTask<ToolOutcome> UseAsync(AdmittedCall call, CancellationToken cancellationToken)
    {
        ToolResult result = await InvokeAsync(call, cancellationToken).ConfigureAwait(false);
        if (!call.Tool!.IsReadOnly && room.Workbench is { IsStale: true } workbench)
            result = result with { Note = await AddChangesAsync(result.Note, workbench.In(call.Scope), cancellationToken).ConfigureAwait(false) };
        string said = TextOf(call, result);
        ToolCallEnd end = result.IsFailure ? ToolCallEnd.Failed : ToolCallEnd.Succeeded;
        if (call.Scope.IsRecorded)
            call.Scope.Note(await RecordAsync(call, end, said).ConfigureAwait(false));
        return new ToolOutcome { Call = call.Call, End = end, Text = said, Ending = result.Ending };
    }

    /// <summary>A tool of the host's.</summary>
    private async ValueTask<ToolOutcome> CallAsync(AdmittedCall call, CancellationToken cancellationToken)
    {
        ToolResult result = await InvokeAsync(call, cancellationToken).ConfigureAwait(false);
        return new ToolOutcome { Call = call.Call, End = result.IsFailure ? ToolCallEnd.Failed : ToolCallEnd.Succeeded, Text = TextOf(call, result) };
    }

    /// <summary>A tool of the host's. One that only reads may be called twice, where the process ends before it is durable that it was.</summary>
    private async ValueTask<ToolOutcome> CallOnceAsync(AdmittedCall call, CancellationToken cancellationToken)
    {
        if (!call.Tool!.IsReadOnly)
            return await CallOutsideAsync(call, cancellationToken).ConfigureAwait(false);
        if (call.Scope.FindRecorded<ToolCalled>(call.Call.Name) is { } known)
        {
            call.Scope.Note(known);
            return new ToolOutcome { Call = call.Call, End = known.End, Text = await call.Scope.RecallAsync(known.Result).ConfigureAwait(false) };
        }

        ToolOutcome outcome = await CallAsync(call, cancellationToken).ConfigureAwait(false);
        call.Scope.Note(await RecordAsync(call, outcome.End, outcome.Text).ConfigureAwait(false));
        return outcome;
    }

    /// <summary>
    /// A tool that may have an effect outside, which is called once: where the process ends during the call, and nobody knows what came of it, that is what the
    /// model is told.
    /// </summary>
    private async ValueTask<ToolOutcome> CallOutsideAsync(AdmittedCall call, CancellationToken cancellationToken)
    {
        ToolCalled called = await call.Scope.OutsideAsync(
            new OutsideEffect<ToolCalled>
            {
                Request = call.Call.Name,
                Perform = async () =>
                {
                    ToolOutcome outcome = await CallAsync(call, cancellationToken).ConfigureAwait(false);
                    return await RecordAsync(call, outcome.End, outcome.Text).ConfigureAwait(false);
                },
                Finding = new Finding<ToolCalled>
                {
                    Describe = request => request with { Tool = new ToolCall { Name = call.Call.Name, Arguments = call.Json } },
                    Recall = json => RecordAsync(call, ToolCallEnd.Succeeded, TextOf(call, new ToolResult { Output = JsonSerializer.Deserialize(json, LoopJsonContext.Default.String) ?? "" })),
                    Concede = reason => RecordAsync(call, ToolCallEnd.OutcomeUnknown, $"{Interrupted} {reason}".TrimEnd()),
                },
            },
            cancellationToken).ConfigureAwait(false);
        return new ToolOutcome { Call = call.Call, End = called.End, Text = await call.Scope.RecallAsync(called.Result).ConfigureAwait(false) };
    }

    private string TextOf(AdmittedCall call, ToolResult result) => text.Of(call.Tool!.Name, WithReason(result, call.Reason));

    private async ValueTask<ToolResult> InvokeAsync(AdmittedCall call, CancellationToken cancellationToken)
    {
        var arguments = new AIFunctionArguments(call.Arguments, comparer: null);
        if (call.Tool!.IsOurs)
        {
            var use = new ToolUse { Run = call.Scope, Arguments = arguments, OwnWorkbench = room.Workbench?.In(call.Scope), Memory = room.Memory, Edits = room.Options.Edits };
            arguments.Context = new Dictionary<object, object?> { [typeof(ToolUse)] = use };
        }

        try
        {
            ToolResult result = ToolText.Read(await call.Tool.Function!.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false));
            return Masked(result, call.Scope);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(call, "It took too long and was stopped", e);
        }
        catch (Exception e) when (e is not OperationCanceledException && PluginFault.IsContained(e))
        {
            return Failed(call, "It failed", e);
        }
    }

    /// <summary>Before it is cut to length, since half of a secret would not be known for one.</summary>
    private static ToolResult Masked(ToolResult result, RunScope scope)
    {
        string output = scope.Mask(result.Output);
        string note = scope.Mask(result.Note);
        return ReferenceEquals(output, result.Output) && ReferenceEquals(note, result.Note) ? result : result with { Output = output, Note = note };
    }

    /// <summary>What a tool of ours throws is a sentence of ours; what another throws may be anybody's words, such as those of a server it asked.</summary>
    private static ToolResult Failed(AdmittedCall call, string what, Exception e) => call.Tool!.IsOurs
        ? ToolResult.Failed($"{what}: {e.Message}")
        : new ToolResult { Output = call.Scope.Mask(e.Message), Note = $"{what}.", IsFailure = true };

    private static ToolResult WithReason(ToolResult result, string reason) =>
        reason.Length == 0 ? result : result with { Note = $"{result.Note} {reason}".TrimStart() };

    private static async ValueTask<ToolCalled> RecordAsync(AdmittedCall call, ToolCallEnd end, string said) => new()
    {
        Tool = call.Call.Name,
        CallId = call.Call.CallId,
        Arguments = await call.Scope.KeepAsync(call.Json).ConfigureAwait(false),
        End = end,
        Result = await call.Scope.KeepAsync(said).ConfigureAwait(false),
    };

    private static async ValueTask<string> AddChangesAsync(string note, Workbench workbench, CancellationToken cancellationToken)
    {
        WorkspaceSnapshot before = workbench.Files.Snapshot;
        await workbench.ChangesAsync(cancellationToken).ConfigureAwait(false);
        return $"{note} {FileDifferences.Of(before, workbench.Files.Snapshot)}".Trim();
    }
}
