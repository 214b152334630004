namespace AgentLoop;

/// <summary>Outside of a loop there are no policies, and nobody who could approve.</summary>
internal sealed class OpenToolGate : IToolGate
{
    private static readonly ToolAdmission Unapproved = new() { IsGranted = false, Reason = "It needs an approval, and there is nobody to give it." };

    public static OpenToolGate Instance { get; } = new();

    public ValueTask<ToolAdmission> AdmitAsync(ToolGateRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(request.Call.RequiresApproval ? Unapproved : ToolAdmission.Granted);
}
