using Knetc.Binding;

namespace Knetc.TypedModel;

/// <summary>The numbers of target ports, those with names included.</summary>
internal sealed class TargetPorts(ResolvedCluster cluster)
{
    private readonly Lazy<ILookup<(string, string), EndpointSlice>> _slices = new(() => cluster.EndpointSlices.ToLookup(
        static slice => (slice.Namespace, slice.Metadata.Label(EndpointSlice.ServiceNameLabel) ?? "")));

    /// <summary>The port on the pods; 0 when its name has no number, or several.</summary>
    public int NumberOf(Service service, ServicePort port)
    {
        if (!port.TargetPort.IsName) return port.TargetPort.Number;
        int number = 0;
        foreach (var slice in _slices.Value[(service.Namespace, service.Name)])
        {
            foreach (var candidate in slice.Ports)
            {
                if ((candidate.Name ?? "") != port.Name || candidate.Port is not { } found) continue;
                if (number != 0 && number != found) return 0;
                number = found;
            }
        }

        return number;
    }
}
