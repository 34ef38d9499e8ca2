import { SessionGate } from '@/shell/SessionGate';
import { Workspace } from '@/shell/Workspace';
import { WorkspaceSkeleton } from '@/shell/WorkspaceSkeleton';

export default function HomePage() {
  return (
    <SessionGate waiting={<WorkspaceSkeleton />}>
      <Workspace />
    </SessionGate>
  );
}
