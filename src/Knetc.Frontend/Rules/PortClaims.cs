using Knetc.Binding;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>Which Service has which port of an address that several Services may name.</summary>
internal sealed class PortClaims
{
    private readonly Dictionary<(IpAddress Address, string Protocol, int Port), (Service Service, int Index)> _holders = [];

    /// <summary>Claims all ports of a Service. Of those that another Service has, the first is returned with its holder, else null.</summary>
    /// <param name="service">Who claims.</param>
    /// <param name="index">Which of its addresses it is; comes back with the holder.</param>
    /// <param name="address">The address.</param>
    public (ServicePort Port, Service Holder, int Index)? Claim(Service service, int index, IpAddress address)
    {
        (ServicePort, Service, int)? taken = null;
        foreach (var port in service.Spec.Ports)
        {
            var key = (address, port.Protocol, port.Port);
            if (!_holders.TryGetValue(key, out var holder)) _holders.Add(key, (service, index));
            else if (!ReferenceEquals(holder.Service, service)) taken ??= (port, holder.Service, holder.Index);
        }

        return taken;
    }
}
