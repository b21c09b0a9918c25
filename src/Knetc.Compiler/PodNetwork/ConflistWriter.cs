using System.Text;

namespace Knetc.PodNetwork;

/// <summary>
/// Writes <c>10-knetc.conflist</c>, the same network for runtimes that speak CNI 1.0.0: the plugins bridge, host-local and
/// portmap. It masquerades nothing: CNI's <c>ipMasq</c> would hide pods from the pods of other nodes.
/// </summary>
internal static class ConflistWriter
{
    /// <summary>Interface names and networks need no escapes.</summary>
    public static string Write(NodePodNetwork network)
    {
        var json = new StringBuilder();
        json.Append(
            $$"""
            {
              "cniVersion": "1.0.0",
              "name": "knetc",
              "plugins": [
                {
                  "type": "bridge",
                  "bridge": "{{network.Plan.Bridge}}",
                  "isGateway": true,
                  "isDefaultGateway": true,
                  "hairpinMode": true,
                  "ipMasq": false,
                  "mtu": {{network.Mtu}},
                  "capabilities": {"ips": true},
                  "ipam": {
                    "type": "host-local",
                    "ranges": [

            """);
        for (int i = 0; i < network.Node.Subnets.Length; i++)
        {
            var subnet = network.Node.Subnets[i];
            json.Append($"          [{{\"subnet\": \"{subnet.Network}\", \"gateway\": \"{subnet.Gateway}\"}}]");
            json.Append(i < network.Node.Subnets.Length - 1 ? ",\n" : "\n");
        }

        json.Append(
            """
                    ]
                  }
                },
                {
                  "type": "portmap",
                  "capabilities": {"portMappings": true},
                  "snat": true
                }
              ]
            }

            """);
        return json.ToString();
    }
}
